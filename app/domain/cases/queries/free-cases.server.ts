import { openStatuses } from '#app/domain/cases/case.ts'
import type { CaseNeeds } from '#app/domain/cases/team/choose-agent.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'

export type FreeCase = { id: string } & CaseNeeds

/** Open cases without an assignee and what they need, the oldest first. By the index of assignees. Two queries. */
export async function freeCases(db: Db, limit: number): Promise<FreeCase[]> {
  const rows = await db
    .selectFrom('case')
    .leftJoin('thread', 'thread.id', 'case.thread_id')
    .select((eb) => [
      'case.id',
      'case.lang as language',
      'case.category',
      eb.fn.coalesce('case.product_id', 'thread.product_id').as('product'),
      eb
        .exists(
          eb
            .selectFrom('flag')
            .innerJoin('post', 'post.id', 'flag.subject_id')
            .select('flag.id')
            .whereRef('post.thread_id', '=', 'case.thread_id')
            .whereRef('post.author_id', '=', 'case.customer_id')
            .where('flag.subject_type', '=', constant('post'))
            .where('flag.reason', '=', constant('abuse'))
            .where('flag.state', 'in', [constant('open'), constant('upheld')]),
        )
        .as('heavy'),
    ])
    .where('case.assignee_id', 'is', null)
    .where('case.status', 'in', [...openStatuses])
    .where('case.dismissed', '=', 0)
    .orderBy('case.opened_at')
    .orderBy('case.id')
    .limit(limit)
    .execute()
  const returned = await returnedBy(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, heavy: Boolean(row.heavy), returnedBy: returned.get(row.id) ?? [] }))
}

/** Who had each of these cases and was relieved of it, by id of the case. */
async function returnedBy(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('case_event')
    .select(['case_id', 'data'])
    .where('case_id', 'in', [...ids])
    .where('kind', '=', 'assigned')
    .execute()
  for (const { case_id, data } of rows) {
    const { from } = JSON.parse(data) as { from?: string | null }
    if (from != null) found.set(case_id, [...(found.get(case_id) ?? []), from])
  }
  return found
}
