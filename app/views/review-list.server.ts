import type { Ctx } from '#app/core/context.server.ts'
import {
  reviewCounts,
  reviewQueue,
  type ListedItem,
  type QueueView,
} from '#app/domain/review/queries/review-items.server.ts'
import { kindsFor } from '#app/domain/review/review-item.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import { reviewRows } from './review-panels.server.ts'
import { urls } from './urls.ts'

const queueViews = ['open', 'mine', 'decided'] as const satisfies readonly QueueView[]

export type QueueChoice = { kind: ReviewKind | null; view: QueueView }

/** What the address asks for; words that the queue does not know are left out. */
export function queueChoice(ctx: Ctx, url: URL): QueueChoice {
  const asked = (name: string) => url.searchParams.get(name)
  return {
    kind: kindsFor(ctx.actor).find((kind) => kind === asked('kind')) ?? null,
    view: queueViews.find((view) => view === asked('view')) ?? 'open',
  }
}

/** The same choice as the query of an address, with its question mark; nothing for the whole open queue. */
export function queueQuery({ kind, view }: QueueChoice, cursor: string | null = null): string {
  const given = Object.entries({ kind, view: view === 'open' ? null : view, cursor }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

/** A page of the queue with its kinds and how many wait of each. Three queries, and one for each kind on the page. */
export async function reviewListPage(ctx: Ctx, choice: QueueChoice, cursor: string | null, limit: number) {
  const [page, counts] = await Promise.all([reviewQueue(ctx, choice, { limit, cursor }), reviewCounts(ctx)])
  const lines = await reviewRows(ctx, page.items)
  const waiting = [...counts.values()]
  return {
    choice,
    total: waiting.reduce((sum, { count }) => sum + count, 0),
    oldest: waiting.map(({ oldest }) => oldest).sort()[0] ?? null,
    kinds: kindsFor(ctx.actor).map((kind) => ({
      kind,
      href: urls.reviewQueue() + queueQuery({ ...choice, kind }),
      count: counts.get(kind)?.count ?? 0,
    })),
    all: urls.reviewQueue() + queueQuery({ ...choice, kind: null }),
    views: queueViews.map((view) => ({ view, href: urls.reviewQueue() + queueQuery({ ...choice, view }) })),
    items: page.items.map((item) => rowView(item, lines.get(item.id), choice)),
    first: cursor === null ? null : urls.reviewQueue() + queueQuery(choice),
    next: page.next === null ? null : urls.reviewQueue() + queueQuery(choice, page.next),
  }
}

function rowView(item: ListedItem, line: { title: string; lang: 'en' | 'ko' | null } | undefined, choice: QueueChoice) {
  return {
    id: item.id,
    href: urls.reviewItem(item.id) + queueQuery(choice),
    kind: item.kind,
    title: line?.title ?? null,
    lang: line?.lang ?? null,
    at: item.decided_at ?? item.opened_at,
    holder: item.holder,
    decided: item.state === 'decided' && item.decision !== null ? { decision: item.decision, by: item.decider } : null,
  }
}
