import type { ReactNode } from 'react'
import { Who, type AuthorView } from '#app/components/members/byline.tsx'
import { Facts, type Fact } from '#app/components/parts/facts.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { planName } from '#app/views/cases/plan-name.ts'

export type CustomerView = {
  author: AuthorView
  plan: string | null
  /** Day of renewal; `null` without a contract. */
  renewsAt: string | null
  openCases: number
  answers: number
  acceptedAnswers: number
}

/** Who has the problem, in short: staff see it beside the case. */
export function CustomerCard({ customer, children }: { customer: CustomerView; children?: ReactNode }) {
  const t = useT()
  const { number, day, now } = useFormat()
  const facts: (Fact | false)[] = [
    customer.plan !== null && { name: t('parts.case.customer.plan'), value: planName(t, customer.plan) },
    customer.renewsAt !== null && {
      name: t('parts.case.customer.renewal'),
      value: <b>{day(customer.renewsAt, now)}</b>,
    },
    { name: t('parts.case.customer.openCases'), value: number(customer.openCases) },
    {
      name: t('parts.case.customer.community'),
      value: t('parts.case.customer.helped', { answers: customer.answers, accepted: customer.acceptedAnswers }),
    },
  ]
  return (
    <section className="card">
      <h2 className="said-only">{t('parts.case.customer.title')}</h2>
      <Who author={customer.author} />
      <Facts facts={facts.filter((fact) => fact !== false)} />
      {children}
    </section>
  )
}
