import { z } from 'zod'
import { ClaimForm, DecisionForm } from '#app/components/moderation/review-decision.tsx'
import { ReviewList } from '#app/components/moderation/review-list.tsx'
import { reviewPanelViews } from '#app/components/moderation/review-panels.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { optionalBlock } from '#app/core/text-shapes.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { reviewItem, reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { releaseReviewItem } from '#app/domain/review/release-review-item.server.ts'
import { decisionsOf } from '#app/registry/review-kinds.ts'
import { queueChoice, queueQuery, reviewListPage } from '#app/views/review-list.server.ts'
import { reviewPanels, reviewRows } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent, type FormOutcome } from '#app/web/form-action.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'

const perPage = 20

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({ title: data?.title ?? t('review.title'), noindex: true }),
}

export const loader = guardedLoader('review.read', async ({ ctx, url, params }) => {
  const item = await reviewItem(ctx, params.id ?? '')
  const panel = reviewPanels[item.kind]
  const [queue, lines, data] = await Promise.all([
    reviewListPage(ctx, queueChoice(ctx, url), null, perPage),
    reviewRows(ctx, [item]),
    panel.load(ctx, item),
  ])
  const line = lines.get(item.id)
  return {
    id: item.id,
    kind: item.kind,
    state: item.state,
    title: line?.title ?? null,
    lang: line?.lang ?? null,
    reason: item.reason,
    openedAt: item.opened_at,
    holder: item.holder,
    mine: item.claimed_by === ctx.actor.memberId && item.holder !== null,
    until: item.claimed_until,
    own: item.member_id !== null && item.member_id === ctx.actor.memberId,
    decided:
      item.decision === null
        ? null
        : { decision: item.decision, by: item.decider, at: item.decided_at ?? item.opened_at, note: item.note },
    decisions: Object.entries(decisionsOf(item.kind)).map(([decision, entry]) => ({ decision, ...entry })),
    data,
    queue,
    back: urls.reviewQueue() + queueQuery(queue.choice),
  }
})

const note = optionalBlock(1_000).default('')

export const action = guardedAction('review.read', {
  decide: intent({
    shape: z.looseObject({ decision: z.string().max(40), note }),
    limit: 'staffAct',
    run: async (page, { decision, note: why, ...rest }) => {
      const item = await reviewItem(page.ctx, page.params.id ?? '')
      const fields = Object.fromEntries(
        Object.entries(rest).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
      await reviewPanels[item.kind].decide(page.ctx, item, { decision, note: why, fields })
      return nextItem(page, item.kind, decision)
    },
  }),
  claim: intent({
    shape: z.object({}),
    limit: 'staffAct',
    run: async (page) => {
      await claimReviewItem(page.ctx, { itemId: page.params.id ?? '' })
      return { to: here(page) }
    },
  }),
  release: intent({
    shape: z.object({}),
    limit: 'staffAct',
    run: async (page) => {
      await releaseReviewItem(page.ctx, { itemId: page.params.id ?? '' })
      return {
        to: urls.reviewQueue() + queueQuery(queueChoice(page.ctx, page.url)),
        toast: { tone: 'good', key: 'review.toast.released' },
      }
    },
  }),
})

/** After a decision the next item of the list is shown; the queue when there is none. */
async function nextItem({ ctx, url }: PageArgs, kind: string, decision: string): Promise<FormOutcome> {
  const choice = { ...queueChoice(ctx, url), view: 'open' as const }
  const {
    items: [next],
  } = await reviewQueue(ctx, choice, { limit: 1, cursor: null })
  const query = queueQuery(choice)
  return {
    to: (next === undefined ? urls.reviewQueue() : urls.reviewItem(next.id)) + query,
    toast: { tone: 'good', key: `review.toast.${kind}.${decision}` },
  }
}

function here({ url }: PageArgs): string {
  return url.pathname + url.search
}

export default function Item({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const { t } = useReader()
  const Panel = reviewPanelViews[page.kind]
  return (
    <>
      <Crumbs trail={[{ text: t('review.title'), href: page.back }]} />
      <div className="split queue">
        <nav aria-label={t('review.items')}>
          {page.queue.items.length === 0 ? (
            <p className="meta-text">{t('review.nothingWaits')}</p>
          ) : (
            <ReviewList items={page.queue.items} current={page.id} />
          )}
        </nav>
        <article className="stack loose">
          <header className="spread">
            <div>
              <h1 className="as-h2">{t(`review.kind.${page.kind}`)}</h1>
              <p className="meta">
                <span>{t.any(`review.reason.${page.reason}`)}</span>
                <Time at={page.openedAt} />
              </p>
            </div>
            {page.state === 'open' && !page.own && (
              <ClaimForm holder={page.holder} mine={page.mine} until={page.until} result={result} />
            )}
          </header>
          {page.own && <Note>{t('review.own')}</Note>}
          {page.data !== null && <Panel data={page.data} />}
          {page.decided !== null && (
            <Facts
              facts={[
                { name: t('review.decided'), value: t.any(`review.decision.${page.kind}.${page.decided.decision}`) },
                {
                  name: t('review.decidedBy'),
                  value: (
                    <>
                      <bdi>{page.decided.by ?? t('review.system')}</bdi>, <Time at={page.decided.at} form="moment" />
                    </>
                  ),
                },
                ...(page.decided.note === '' ? [] : [{ name: t('review.note'), value: page.decided.note }]),
              ]}
            />
          )}
          {page.state === 'withdrawn' && <Note>{t('review.withdrawn')}</Note>}
          {page.state === 'open' && !page.own && (page.holder === null || page.mine) && (
            <DecisionForm kind={page.kind} decisions={page.decisions} result={result} />
          )}
          {page.state === 'open' && page.holder !== null && !page.mine && (
            <Note>
              <Sentence text="review.takenBy" with={{ name: <bdi>{page.holder}</bdi> }} />
            </Note>
          )}
        </article>
      </div>
    </>
  )
}
