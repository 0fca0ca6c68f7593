import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { categoryNames } from '#app/domain/catalogue/queries/names.server.ts'
import { isContentType, type ContentType } from '#app/domain/moderation/content/content.ts'
import { hardItems } from '#app/domain/moderation/queries/exposure.server.ts'
import {
  reviewCategories,
  reviewCounts,
  reviewQueue,
  type ListedItem,
  type QueueFilter,
  type QueueView,
} from '#app/domain/review/queries/review-items.server.ts'
import { kindsFor } from '#app/domain/review/reach.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { reviewKind, type ReviewKind } from '#app/registry/review-kinds.ts'
import { reviewRows } from './review-panels.server.ts'
import { urls } from './urls.ts'

const queueViews = ['open', 'mine', 'decided'] as const satisfies readonly QueueView[]
/** Ages to filter by, in hours. */
const ages = { day: 24, week: 168 } as const
export type QueueAge = keyof typeof ages

export type QueueChoice = { kind: ReviewKind | null; view: QueueView; category: string | null; age: QueueAge | null }

/** What the address asks for; words that the queue does not know are left out. */
export function queueChoice(ctx: Ctx, url: URL): QueueChoice {
  const asked = (name: string) => url.searchParams.get(name)
  return {
    kind: kindsFor(ctx.actor).find((kind) => kind === asked('kind')) ?? null,
    view: queueViews.find((view) => view === asked('view')) ?? 'open',
    category: /^cat_\w{1,40}$/.exec(asked('category') ?? '')?.[0] ?? null,
    age: (Object.keys(ages) as QueueAge[]).find((age) => age === asked('age')) ?? null,
  }
}

/** The choice as the queue understands it. */
export function queueFilter(ctx: Ctx, { kind, view, category, age }: QueueChoice): QueueFilter {
  return {
    kind,
    view,
    categoryIds: category === null ? null : [category],
    openedBefore: age === null ? null : plus(ctx.now(), { hours: -ages[age] }),
  }
}

/** The same choice as the query of an address, with its question mark; nothing for the whole open queue. */
export function queueQuery({ kind, view, category, age }: QueueChoice, cursor: string | null = null): string {
  const asked = { kind, view: view === 'open' ? null : view, category, age, cursor }
  const given = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

/**
 * A page of the queue with its kinds and how many wait of each. Six queries, and one for each kind on the page.
 * @param veiled what is hard to read has no text in its line
 */
export async function reviewListPage(
  ctx: Ctx,
  choice: QueueChoice,
  cursor: string | null,
  limit: number,
  veiled = false,
) {
  const [page, counts, filed] = await Promise.all([
    reviewQueue(ctx, queueFilter(ctx, choice), { limit, cursor }),
    reviewCounts(ctx),
    reviewCategories(ctx),
  ])
  const [lines, hard, names] = await Promise.all([
    reviewRows(ctx, page.items),
    veiled ? hardItems(ctx.read, page.items) : new Set<string>(),
    categoryNames(ctx, [...filed.map(({ id }) => id), ...page.items.flatMap(({ category_id }) => category_id ?? [])]),
  ])
  const rows = page.items.map((item) => ({
    ...rowView(ctx, item, hard.has(item.id) ? undefined : lines.get(item.id), names, choice),
    covered: hard.has(item.id),
  }))
  const waiting = [...counts.values()]
  const to = (other: Partial<QueueChoice>) => urls.reviewQueue() + queueQuery({ ...choice, ...other })
  return {
    choice,
    total: waiting.reduce((sum, { count }) => sum + count, 0),
    oldest: waiting.map(({ oldest }) => oldest).sort()[0] ?? null,
    kinds: kindsFor(ctx.actor).map((kind) => ({ kind, href: to({ kind }), count: counts.get(kind)?.count ?? 0 })),
    all: to({ kind: null }),
    views: queueViews.map((view) => ({ view, href: to({ view }) })),
    ages: [null, ...(Object.keys(ages) as QueueAge[])].map((age) => ({ age, href: to({ age }) })),
    categories: filed.map(({ id, count }) => ({ id, name: names.get(id) ?? '', count, href: to({ category: id }) })),
    anyCategory: to({ category: null }),
    items: rows,
    /** The same page with the texts that are covered on it; null: none is. */
    uncovered: hard.size === 0 ? null : withShown(to({}), cursor),
    /** Other pages of moderators. */
    desk: can(ctx.actor, 'content.moderate')
      ? ([
          { text: 'moderation.desk.appeals', href: urls.appeals() },
          { text: 'moderation.desk.team', href: urls.moderationTeam() },
          { text: 'moderation.desk.templates', href: urls.templates() },
          { text: 'moderation.desk.spam', href: urls.spam() },
          { text: 'moderation.desk.blocks', href: urls.blocks() },
        ] as const)
      : [],
    first: cursor === null ? null : to({}),
    next: page.next === null ? null : urls.reviewQueue() + queueQuery(choice, page.next),
  }
}

/** The address of a page of the queue on which nothing is covered. */
function withShown(here: string, cursor: string | null): string {
  const asked = new URLSearchParams({ ...(cursor === null ? {} : { cursor }), show: 'all' })
  return `${here}${here.includes('?') ? '&' : '?'}${asked.toString()}`
}

function rowView(
  ctx: Ctx,
  item: ListedItem,
  line: { title: string; lang: 'en' | 'ko' | null } | undefined,
  names: ReadonlyMap<string, string>,
  choice: QueueChoice,
) {
  const own = item.member_id !== null && item.member_id === ctx.actor.memberId
  return {
    id: item.id,
    href: urls.reviewItem(item.id) + queueQuery(choice),
    kind: item.kind,
    thing: thingOf(item),
    reason: item.reason,
    title: line?.title ?? null,
    lang: line?.lang ?? null,
    at: item.decided_at ?? item.opened_at,
    weight: item.state === 'open' ? item.weight : 0,
    dueAt: item.state === 'open' ? item.due_at : null,
    category: item.category_id === null ? null : (names.get(item.category_id) ?? null),
    holder: item.holder,
    skipped: item.skipped !== null,
    /** Whether it can be decided together with others from the list. */
    bulk:
      item.state === 'open' &&
      reviewKind(item.kind).bulk === true &&
      !own &&
      (item.holder === null || item.claimed_by === ctx.actor.memberId),
    decided: item.state === 'decided' && item.decision !== null ? { decision: item.decision, by: item.decider } : null,
  }
}

/** What an item is about, where items of one kind are about several types of things; null: its kind says it. */
export function thingOf({ kind, subject_type: type }: Pick<ReviewItem, 'kind' | 'subject_type'>): ContentType | null {
  return kind === 'content' && isContentType(type) ? type : null
}
