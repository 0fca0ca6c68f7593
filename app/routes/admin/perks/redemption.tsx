import { z } from 'zod'
import { RedemptionDecision, SettleForm } from '#app/components/loyalty/redemption-decision.tsx'
import { RedemptionFacts } from '#app/components/loyalty/redemption-facts.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { resolveBillingFinding } from '#app/domain/perks/billing/resolve-billing-finding.server.ts'
import { decisionShape, noteShape } from '#app/domain/perks/input.ts'
import { approveRedemption } from '#app/domain/perks/redemptions/approve-redemption.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { redemptionDesk } from '#app/views/redemption-desk.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.redemption.title ?? t('perks.work.title'), noindex: true }),
}

export const loader = guardedLoader('redemption.work', ({ ctx, params }) => redemptionDesk(ctx, params.id ?? ''))

export const action = guardedAction('redemption.work', {
  approve: intent({
    shape: decisionShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, { note }) => {
      const { id, state } = await approveRedemption(ctx, { id: params.id ?? '', note })
      return {
        to: urls.workRedemption(id),
        toast: { tone: 'good', key: state === 'requested' ? 'perks.work.approved' : 'perks.work.approvedDone' },
      }
    },
  }),
  deny: intent({
    shape: decisionShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, { note }) => {
      const { id } = await transitionRedemption(ctx, { id: params.id ?? '', act: 'deny', note })
      return { to: urls.workRedemption(id), toast: { tone: 'good', key: 'perks.work.denied' } }
    },
  }),
  fulfil: intent({
    shape: decisionShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, { note }) => {
      const { id } = await transitionRedemption(ctx, { id: params.id ?? '', act: 'fulfil', note })
      return { to: urls.workRedemption(id), toast: { tone: 'good', key: 'perks.work.delivered' } }
    },
  }),
  fail: intent({
    shape: decisionShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, { note }) => {
      const { id } = await transitionRedemption(ctx, { id: params.id ?? '', act: 'fail', note })
      return { to: urls.workRedemption(id), toast: { tone: 'good', key: 'perks.work.failed' } }
    },
  }),
  settle: intent({
    shape: z.object({ message: z.string().max(100), note: noteShape }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { message, note }) => {
      await resolveBillingFinding(ctx, { messageId: message, note })
      return { to: urls.workRedemption(params.id ?? ''), toast: { tone: 'good', key: 'perks.work.settled' } }
    },
  }),
})

export default function RedemptionWorkPage({ data: work, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <>
      <Crumbs trail={[{ text: t('perks.work.title'), href: urls.workRedemptions() }]} />
      <PageTitle title={work.redemption.title} />
      {work.findings.map((one) => (
        <Section key={one.id} title={t('perks.work.finding')}>
          <div className="stack tight">
            <p className="row">
              <Label tone="bad">{t(`perks.finding.${one.finding}`)}</Label>
              <span className="meta">
                <Time at={one.at} />
              </span>
            </p>
            <p className="meta-text">
              <code>{one.body}</code>
            </p>
            {one.settledAt === null ? (
              <SettleForm messageId={one.id} result={result} />
            ) : (
              <p>{t('perks.work.settledBy', { note: one.note })}</p>
            )}
          </div>
        </Section>
      ))}
      <Section title={t('perks.work.decide')}>
        {work.own ? <Note>{t('perks.work.own')}</Note> : <RedemptionDecision acts={work.acts} result={result} />}
      </Section>
      <Section title={t('perks.work.facts')}>
        <RedemptionFacts work={work} />
      </Section>
    </>
  )
}
