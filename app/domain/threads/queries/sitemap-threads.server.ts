import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, encodeCursor, toPage, type Page } from '#app/core/page.ts'
import { nowhere, threadConditions } from './thread-conditions.server.ts'

/** Threads that this reader may see in lists, those closed as duplicates left aside, after a cursor, oldest first. */
function threadsAfter(ctx: Ctx, after: string | null, limit: number) {
  return ctx.read
    .selectFrom('thread')
    .where(threadConditions(ctx, {}, nowhere))
    .where('thread.duplicate_of_id', 'is', null)
    .$if(after !== null, (all) => {
      const [at, id] = decodeCursor(after ?? '', 2).map(String) as [string, string]
      return all.where((eb) => eb(eb.refTuple('thread.created_at', 'thread.id'), '>', eb.tuple(at, id)))
    })
    .orderBy('thread.created_at')
    .orderBy('thread.id')
    .limit(limit)
}

/** The threads of a site map with the time of their last change. One query. @throws invalid for a broken cursor */
export async function sitemapThreads(
  ctx: Ctx,
  after: string | null,
  limit: number,
): Promise<Page<{ id: string; slug: string; changedAt: string }>> {
  const rows = await threadsAfter(ctx, after, limit + 1)
    .select(['thread.id', 'thread.slug', 'thread.created_at', 'thread.activity_at as changedAt'])
    .execute()
  return toPage(rows, limit, (row) => [row.created_at, row.id])
}

/**
 * The next `limit` threads as one file of the site map: when the last of them changed, and the cursor after them; null
 * when there is none. Two queries, which hand over two rows however many threads there are.
 */
export async function sitemapStretch(
  ctx: Ctx,
  after: string | null,
  limit: number,
): Promise<{ changedAt: string; next: string | null } | null> {
  const columns = ['thread.id', 'thread.created_at', 'thread.activity_at'] as const
  const [stretch, last] = await Promise.all([
    ctx.read
      .selectFrom(threadsAfter(ctx, after, limit).select(columns).as('part'))
      .select((eb) => eb.fn.max<string | null>('part.activity_at').as('changedAt'))
      .executeTakeFirst(),
    threadsAfter(ctx, after, 2)
      .select(columns)
      .offset(limit - 1)
      .execute(),
  ])
  if (stretch?.changedAt == null) return null
  const [end, further] = last
  return {
    changedAt: stretch.changedAt,
    next: end === undefined || further === undefined ? null : encodeCursor([end.created_at, end.id]),
  }
}
