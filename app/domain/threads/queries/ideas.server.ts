import type { ExpressionBuilder } from 'kysely'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { ideaStatuses, type IdeaStatus } from '#app/domain/threads/upkeep/idea.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'
import type { IdeaChangeTable } from '#db/schema/threads.ts'
import { myVotes } from './post-views.server.ts'
import { summaryQuery, toSummaries, type ThreadSummary } from './thread-summaries.server.ts'

export type IdeaSort = 'votes' | 'new' | 'active'
/** `mine`: this reader's vote on the idea. */
export type IdeaView = ThreadSummary & { openingPostId: string; status: IdeaStatus; mine: 1 | 0 | -1 }

const sortColumns = { votes: 'thread.votes', new: 'thread.created_at', active: 'thread.activity_at' } as const

/**
 * Visible ideas in the order asked for, each with the reader's vote. Three queries for any number. @throws invalid for
 * a broken cursor
 */
export async function ideaList(
  ctx: Ctx,
  filter: { status: IdeaStatus | null; sort: IdeaSort },
  { limit, cursor }: PageRequest,
): Promise<Page<IdeaView>> {
  const column = sortColumns[filter.sort]
  const rows = await summaryQuery(ctx.read)
    .select(['thread.opening_post_id', 'thread.idea_status'])
    .where('thread.kind', '=', constant('idea'))
    .where('thread.kind', '<>', constant('question'))
    .where(shownThread(ctx.actor))
    .$if(filter.status !== null, (q) => q.where('thread.idea_status', '=', filter.status))
    .$if(cursor !== null, (q) => {
      const [value, id] = decodeCursor(cursor ?? '', 2)
      return q.where((eb) =>
        eb(
          eb.refTuple(column, 'thread.id'),
          '<',
          eb.tuple(filter.sort === 'votes' ? Number(value) : String(value), String(id)),
        ),
      )
    })
    .orderBy(column, 'desc')
    .orderBy('thread.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [
    { votes: row.votes, new: row.created_at, active: row.activity_at }[filter.sort],
    row.id,
  ])
  const [summaries, votes] = await Promise.all([
    toSummaries(ctx, page.items),
    myVotes(
      ctx,
      page.items.map((row) => row.opening_post_id),
    ),
  ])
  const items = page.items.flatMap((row, i): IdeaView[] => {
    const summary = summaries[i]
    return summary === undefined
      ? []
      : [
          {
            ...summary,
            openingPostId: row.opening_post_id,
            status: row.idea_status ?? 'open',
            mine: votes.get(row.opening_post_id)?.value ?? 0,
          },
        ]
  })
  return { items, next: page.next }
}

/** How many visible ideas have each status; every status has a number. */
export async function ideaCounts(ctx: Ctx): Promise<Record<IdeaStatus, number>> {
  const rows = await ctx.read
    .selectFrom('thread')
    .select((eb) => ['idea_status', eb.fn.countAll<number>().as('count')])
    .where('kind', '=', 'idea')
    .where(shownThread(ctx.actor))
    .groupBy('idea_status')
    .execute()
  const found = new Map(rows.map(({ idea_status, count }) => [idea_status ?? 'open', count]))
  return Object.fromEntries(ideaStatuses.map((status) => [status, found.get(status) ?? 0])) as Record<
    IdeaStatus,
    number
  >
}

/** What staff said about an idea, oldest first. `by` null: the account was deleted. */
export type IdeaStep = {
  id: string
  from: IdeaStatus
  to: IdeaStatus
  reason: string
  at: string
  by: { handle: string; name: string } | null
  undoes: string | null
}

export async function ideaHistory(db: Db, threadId: string): Promise<IdeaStep[]> {
  const rows = await db
    .selectFrom('idea_change')
    .leftJoin('member', 'member.id', 'idea_change.changed_by')
    .select([
      'idea_change.id',
      'from_status',
      'to_status',
      'reason',
      'changed_at',
      'undoes_id',
      'member.handle',
      'member.name',
    ])
    .where('thread_id', '=', threadId)
    .orderBy('changed_at')
    .orderBy('idea_change.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: row.from_status,
    to: row.to_status,
    reason: row.reason,
    at: row.changed_at,
    undoes: row.undoes_id,
    by: row.handle === null || row.name === null ? null : { handle: row.handle, name: row.name },
  }))
}

/** The last change of status that was not undone: the one that can be undone now. */
export async function lastIdeaChange(db: Db, threadId: string): Promise<IdeaChangeTable | undefined> {
  const rows = await db
    .selectFrom('idea_change')
    .selectAll()
    .where('thread_id', '=', threadId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const undone = new Set(rows.map((row) => row.undoes_id))
  return rows.find((row) => row.undoes_id === null && !undone.has(row.id))
}

/** The last change of kind that was not undone, if any; also as a part of a larger query. */
export function lastKindChange(db: Pick<ExpressionBuilder<Database, never>, 'selectFrom'>, threadId: string) {
  return db
    .selectFrom('kind_change')
    .where('kind_change.thread_id', '=', threadId)
    .where('kind_change.undone_at', 'is', null)
    .orderBy('kind_change.changed_at', 'desc')
    .orderBy('kind_change.id', 'desc')
    .limit(1)
}

/** Whether other questions are closed in favour of this one. */
export async function hasDuplicates(db: Db, threadId: string): Promise<boolean> {
  return (
    (await db.selectFrom('thread').select('id').where('duplicate_of_id', '=', threadId).limit(1).executeTakeFirst()) !==
    undefined
  )
}
