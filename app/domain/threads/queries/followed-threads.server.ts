import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { summaryQuery, toSummaries, type ThreadSummary } from './thread-summaries.server.ts'

/**
 * Visible threads the reader follows, the last active first. Two queries and none for visitors. @throws invalid for a
 * broken cursor
 */
export async function followedThreads(ctx: Ctx, { limit, cursor }: PageRequest): Promise<Page<ThreadSummary>> {
  const { memberId } = ctx.actor
  if (memberId === null) return { items: [], next: null }
  const rows = await summaryQuery(ctx.read)
    .innerJoin('thread_follow', 'thread_follow.thread_id', 'thread.id')
    .where('thread_follow.member_id', '=', memberId)
    .where('thread_follow.following', '=', 1)
    .where(shownThread(ctx.actor))
    .$if(cursor !== null, (all) => {
      const [at, id] = decodeCursor(cursor ?? '', 2)
      return all.where((eb) =>
        eb(eb.refTuple('thread.activity_at', 'thread.id'), '<', eb.tuple(String(at), String(id))),
      )
    })
    .orderBy('thread.activity_at', 'desc')
    .orderBy('thread.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.activity_at, row.id])
  return { items: await toSummaries(ctx, page.items), next: page.next }
}
