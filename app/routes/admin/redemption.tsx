import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { Note } from '#app/components/alert.tsx'
import { Crumbs } from '#app/components/crumbs.tsx'
import { Label } from '#app/components/label.tsx'
import { PageTitle } from '#app/components/page-title.tsx'
import { useT } from '#app/components/reader.tsx'
import { RedemptionDecision, SettleForm } from '#app/components/redemption-decision.tsx'
import { RedemptionFacts } from '#app/components/redemption-facts.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { approveRedemption } from '#app/domain/perks/approve-redemption.server.ts'
import { denyRedemption } from '#app/domain/perks/deny-redemption.server.ts'
import { failRedemption } from '#app/domain/perks/fail-redemption.server.ts'
import { fulfilRedemption } from '#app/domain/perks/fulfil-redemption.server.ts'
import { decisionShape, noteShape } from '#app/domain/perks/input.ts'
import { settleFinding } from '#app/domain/perks/settle-finding.server.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { redemptionWork } from '#app/web/redemption-work.server.ts'
import { urls } from '#app/web/urls.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.redemption.title ?? t('perks.work.title'), noindex: true }),
}

export const loader = guardedLoader('redemption.work', ({ ctx, params }) => redemptionWork(ctx, params.id ?? ''))

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
      const { id } = await denyRedemption(ctx, { id: params.id ?? '', note })
      return { to: urls.workRedemption(id), toast: { tone: 'good', key: 'perks.work.denied' } }
    },
  }),
  fulfil: intent({
    shape: decisionShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, { note }) => {
      const { id } = await fulfilRedemption(ctx, { id: params.id ?? '', note })
      return { to: urls.workRedemption(id), toast: { tone: 'good', key: 'perks.work.delivered' } }
    },
  }),
  fail: intent({
    shape: decisionShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, { note }) => {
      const { id } = await failRedemption(ctx, { id: params.id ?? '', note })
      return { to: urls.workRedemption(id), toast: { tone: 'good', key: 'perks.work.failed' } }
    },
  }),
  settle: intent({
    shape: z.object({ message: z.string().max(100), note: noteShape }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { message, note }) => {
      await settleFinding(ctx, { messageId: message, note })
      return { to: urls.workRedemption(params.id ?? ''), toast: { tone: 'good', key: 'perks.work.settled' } }
    },
  }),
})

export default function RedemptionWorkPage() {
  const t = useT()
  const work = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
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
