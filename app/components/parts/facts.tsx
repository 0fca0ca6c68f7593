import type { ReactNode } from 'react'

export type Fact = { name: string; value: ReactNode }

/** Small facts in two columns. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Single large figures, each with its label and a remark. */
export function Figures({
  figures,
  small,
  className,
}: {
  figures: readonly { name: string; value: ReactNode; remark?: ReactNode }[]
  small?: boolean
  className?: string
}) {
  return (
    <dl className={['figures', small && 'small', className].filter(Boolean).join(' ')}>
      {figures.map(({ name, value, remark }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value} {remark && <small>{remark}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
