import { z } from 'zod'
import { usePerkWords } from '#app/components/loyalty/perk-words.ts'
import { SettleForm } from '#app/components/loyalty/redemption-decision.tsx'
import { RedemptionState } from '#app/components/loyalty/redemption-state.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { resolveBillingFinding } from '#app/domain/perks/billing/resolve-billing-finding.server.ts'
import { noteShape } from '#app/domain/perks/input.ts'
import { billingFindings, redemptionsByState, staffRedemptions } from '#app/domain/perks/queries/redemptions.server.ts'
import { holdingStates, redemptionStates } from '#app/domain/perks/redemptions/redemption.ts'
import { deliveryWays } from '#app/registry/perk-kinds.ts'
import { redemptionRow } from '#app/views/perk-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('perks.work.title'), noindex: true }),
}

/** States a redemption rests in; the ending acts are only passed on the way to the refund. */
const shownStates = ['requested', 'fulfilling', 'fulfilled', 'refunded'] as const

export const loader = guardedLoader('redemption.work', async ({ ctx, url }) => {
  const asked = (name: string) => url.searchParams.get(name)
  const state = redemptionStates.find((one) => one === asked('state')) ?? null
  const delivery = deliveryWays.find((one) => one === asked('delivery')) ?? null
  if ((asked('state') !== null && state === null) || (asked('delivery') !== null && delivery === null))
    throw new DomainError('not_found', 'errors.notFound')
  const findings = asked('findings') !== null
  const perk = asked('perk')
  const page = await staffRedemptions(ctx, { state, delivery, perk, findings }, { limit: 30, cursor: asked('cursor') })
  const [counts, odd] = [await redemptionsByState(ctx), await billingFindings(ctx)]
  return {
    frozen: await redemptionsFrozen(ctx),
    state,
    delivery,
    perk,
    findings,
    next: page.next,
    first: asked('cursor') === null,
    oddCount: odd.length,
    counts: shownStates.map((one) => ({ state: one, count: counts.get(one) ?? 0 })),
    waiting: holdingStates.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0),
    rows: page.items.map(({ redemption, member, approvals, finding }) => ({
      ...redemptionRow(ctx, redemption),
      member,
      approvals,
      finding,
      approval: redemption.approval,
    })),
    odd: findings
      ? odd.map(({ id, received_at, redemption_id, finding, body }) => ({
          id,
          at: received_at,
          redemptionId: redemption_id,
          finding,
          body,
        }))
      : [],
  }
})

export const action = guardedAction('redemption.work', {
  settle: intent({
    shape: z.object({ message: z.string().max(100), note: noteShape }),
    limit: 'staffAct',
    run: async ({ ctx, url }, { message, note }) => {
      await resolveBillingFinding(ctx, { messageId: message, note })
      return {
        to: url.pathname + url.search,
        toast: { tone: 'good', key: 'perks.work.settled' },
      }
    },
  }),
})

export default function Redemptions({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const words = usePerkWords()
  const hrefOf = (query: Record<string, string | null>) => withQuery(urls.workRedemptions(), query)
  const { state, delivery, perk, findings } = data
  return (
    <>
      <PageTitle title={t('perks.work.title')} lede={t('perks.work.lede')} />
      {data.frozen && (
        <Alert tone="bad" title={t('ledger.frozen.banner')}>
          {t('perks.work.frozen')}
        </Alert>
      )}
      <FilterChips
        label={t('perks.work.filter')}
        chips={[
          {
            text: t('perks.work.all'),
            href: hrefOf({ delivery, perk }),
            current: state === null && !findings,
            count: data.waiting,
          },
          ...data.counts.map((one) => ({
            text: t(`perks.state.${one.state}`),
            href: hrefOf({ state: one.state, delivery, perk }),
            current: state === one.state,
            count: one.count,
          })),
          { text: t('perks.work.findings'), href: hrefOf({ findings: '1' }), current: findings, count: data.oddCount },
        ]}
      />
      <FilterChips
        label={t('perks.work.delivery')}
        chips={deliveryWays.map((way) => ({
          text: t(`perks.delivery.${way}`),
          href: hrefOf({
            state,
            perk,
            delivery: delivery === way ? null : way,
            ...(findings ? { findings: '1' } : {}),
          }),
          current: delivery === way,
        }))}
      />
      {data.odd.length > 0 && (
        <Section title={t('perks.work.finding')}>
          <ul className="lines">
            {data.odd.map((one) => (
              <li key={one.id} className="stack tight">
                <p className="row">
                  <Label tone="bad">{t(`perks.finding.${one.finding ?? 'not_expected'}`)}</Label>
                  <span className="meta">
                    <Time at={one.at} />
                    <a href={urls.workRedemption(one.redemptionId)}>
                      <code>{one.redemptionId}</code>
                    </a>
                  </span>
                </p>
                <p className="meta-text">
                  <code>{one.body}</code>
                </p>
                <SettleForm messageId={one.id} result={result} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data.rows.length === 0 ? (
        data.odd.length === 0 && <EmptyState title={t('perks.work.empty')} text={t('perks.work.emptyText')} />
      ) : (
        <ul className="lines gap">
          {data.rows.map((row) => (
            <li key={row.id} className="stack tight">
              <h2 className="as-h3">
                <a href={urls.workRedemption(row.id)}>{row.title}</a>
              </h2>
              <p className="row">
                <RedemptionState redemption={row} />
                {row.state === 'requested' && <Label>{t('perks.work.approvals', { count: row.approvals })}</Label>}
                {row.finding && (
                  <Label tone="bad" icon="warn">
                    {t('perks.work.findings')}
                  </Label>
                )}
                <span className="meta">
                  <a href={urls.member(row.member.handle)}>
                    <bdi>{row.member.name}</bdi>
                  </a>
                  <span>{words.cost(row.cost)}</span>
                  {row.delivery !== null && <span>{t(`perks.delivery.${row.delivery}`)}</span>}
                  <span>
                    <Sentence text="perks.work.waits" with={{ when: <Time at={row.createdAt} /> }} />
                  </span>
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager
        newer={data.first ? null : hrefOf({ state, delivery, perk, findings: findings ? '1' : null })}
        newerText={t('common.back')}
        older={
          data.next === null
            ? null
            : hrefOf({ state, delivery, perk, findings: findings ? '1' : null, cursor: data.next })
        }
        olderText={t('perks.work.older')}
      />
    </>
  )
}
