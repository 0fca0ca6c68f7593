import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { LeavingLinks } from '#app/components/members/leaving-links.tsx'
import { DecisionLines } from '#app/components/moderation/decision-lines.tsx'
import { SanctionFacts } from '#app/components/moderation/sanction-facts.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { decisionsAbout } from '#app/domain/moderation/queries/decisions.server.ts'
import { sanctionsOf } from '#app/domain/moderation/queries/sanctions.server.ts'
import { acknowledgeWarning } from '#app/domain/moderation/sanctions/acknowledge-warning.server.ts'
import { ownDecisionView } from '#app/views/moderation/decision-view.ts'
import { linesFor } from '#app/views/moderation/rule-lines.server.ts'
import { sanctionView } from '#app/views/moderation/sanction-view.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('moderation.standing.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId, url }) => {
  const [given, decisions] = await Promise.all([sanctionsOf(ctx.read, memberId), decisionsAbout(ctx.read, memberId)])
  const line = await linesFor(ctx, [...given, ...decisions])
  const sanctions = given.map((one) => sanctionView(one, ctx.now(), line))
  return {
    standing: ctx.actor.standing ?? 'free',
    back: safePath(url.searchParams.get('to'), urls.standing()),
    present: sanctions.filter(({ state }) => state === 'inForce' || state === 'unread'),
    decisions: decisions.map((one) => ownDecisionView(one, line)),
  }
})

export const action = formAction(
  {
    acknowledge: intent({
      shape: z.object({ id: z.string().max(40), to: z.string().max(2_000).optional() }),
      run: async ({ ctx }, { id, to }) => {
        await acknowledgeWarning(ctx, { id })
        return { to: safePath(to, urls.standing()), toast: { tone: 'good', key: 'moderation.standing.acknowledged' } }
      },
    }),
  },
  { member: true, keepsHeldForm: true },
)

/** What sanctions say to their member: what, why, until when, and what can be done about it. */
export default function MyStanding({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { moment, now } = useFormat()
  const { standing, present, decisions, back } = data
  const until = present.find(({ kind }) => kind === (standing === 'suspended' ? 'suspension' : 'silence'))?.until
  return (
    <>
      <PageTitle
        title={t(`moderation.standing.is.${standing}`, { until: until ? moment(until, now) : '' })}
        lede={t(`moderation.standing.lede.${standing}`)}
      />
      {present.length === 0 && decisions.length === 0 && (
        <EmptyState title={t('moderation.standing.empty')} text={t('moderation.standing.emptyText')} />
      )}
      {present.map((sanction) => (
        <div key={sanction.id} className="stack">
          <SanctionFacts sanction={sanction} />
          <p>
            <a href={sanction.decisionHref}>{t('moderation.standing.appeal')}</a>
          </p>
          {sanction.state === 'unread' && <Acknowledge id={sanction.id} to={back} result={result} />}
        </div>
      ))}
      {decisions.length > 0 && (
        <Section title={t('moderation.standing.decisions')}>
          <DecisionLines decisions={decisions} linked />
        </Section>
      )}
      {(standing === 'suspended' || standing === 'banned') && <LeavingLinks />}
    </>
  )
}

function Acknowledge({ id, to, result }: { id: string; to: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form] = useActionForm<{ id: string }>('acknowledge', result, { id }, { field: 'id', value: id })
  return (
    <ActionForm form={form}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={to} />
      <p>
        <Button look="primary" fillPhone>
          {t('moderation.standing.acknowledge')}
        </Button>
      </p>
    </ActionForm>
  )
}
