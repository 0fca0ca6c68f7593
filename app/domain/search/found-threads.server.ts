import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest } from '#app/core/page.ts'
import type { ThreadFilter } from '#app/domain/threads/queries/thread-conditions.server.ts'
import type { ThreadSort } from '#app/domain/threads/queries/thread-list.server.ts'
import { threadSummaries, type ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { expandQuery } from './expand-query.server.ts'
import { findCandidates } from './find-candidates.server.ts'
import { parseQuery, type SearchFilter } from './query-language.ts'
import { rank } from './search.server.ts'

/** `sort` left out: the best match first. `author` and `product` are not asked for here. */
export type FoundFilter = Pick<ThreadFilter, 'kind' | 'category' | 'tag' | 'state' | 'lang' | 'noStaff'> & {
  sort?: ThreadSort
}

/**
 * The thread list narrowed to what matches a search, at most the 200 best. All filters narrow the search itself, as its
 * operators do; the order is made here.
 * @throws invalid for a broken cursor
 */
export async function foundThreads(
  ctx: Ctx,
  q: string,
  filter: FoundFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ThreadSummary>> {
  const from = cursor === null ? 0 : Number(decodeCursor(cursor, 1)[0])
  const typed = parseQuery(q)
  const query = await expandQuery(ctx, { ...typed, filters: [...typed.filters, ...operatorsOf(filter)] })
  const found = await rank(ctx, await findCandidates(ctx, query, { type: 'thread', lang: filter.lang ?? null }), query)
  const threads = await threadSummaries(
    ctx,
    found.map(({ subjectId }) => subjectId),
  )
  const sorted = inOrder(threads, filter.sort)
  const next = from + limit
  return { items: sorted.slice(from, next), next: next < sorted.length ? encodeCursor([next]) : null }
}

function operatorsOf({ category, tag, state, kind, noStaff }: FoundFilter): SearchFilter[] {
  const filters: SearchFilter[] = []
  if (category) filters.push({ operator: 'category', value: category.toLowerCase(), excluded: false })
  if (tag) filters.push({ operator: 'tag', value: tag, excluded: false })
  if (state === 'outdated') filters.push({ operator: 'state', value: state, excluded: false })
  else if (state) filters.push({ operator: 'is', value: state, excluded: false })
  if (kind) filters.push({ operator: 'kind', value: kind, excluded: false })
  if (noStaff) filters.push({ operator: 'state', value: 'noStaff', excluded: false })
  return filters
}

function inOrder(threads: ThreadSummary[], sort: FoundFilter['sort']): ThreadSummary[] {
  if (sort === undefined) return threads
  const newest = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)
  if (sort === 'votes') return threads.toSorted((a, b) => b.votes - a.votes || newest(a.id, b.id))
  if (sort === 'meToo') return threads.toSorted((a, b) => b.meTooCount - a.meTooCount || newest(a.id, b.id))
  return threads.toSorted(
    (a, b) =>
      (sort === 'new' ? newest(a.createdAt, b.createdAt) : newest(a.activityAt, b.activityAt)) || newest(a.id, b.id),
  )
}
