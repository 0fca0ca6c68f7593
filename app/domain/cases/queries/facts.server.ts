import { clockHistories } from '#app/domain/cases/queries/promises.server.ts'
import { factsOf, type CaseFacts } from '#app/domain/cases/report/facts.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Cases whose facts are not kept, by id. */
export async function casesWithoutFacts(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('case')
    .leftJoin('case_fact', 'case_fact.case_id', 'case.id')
    .select('case.id')
    .where('case_fact.case_id', 'is', null)
    .orderBy('case.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The facts of these cases and what their customers said, worked out from time lines. Two queries for any number. */
export async function recountedFacts(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { facts: CaseFacts; rating: number | null }>> {
  if (ids.length === 0) return new Map()
  const histories = await clockHistories(db, ids)
  const rated = await db.selectFrom('csat_response').select(['case_id', 'score']).where('case_id', 'in', ids).execute()
  const ratings = new Map(rated.map(({ case_id, score }) => [case_id, score ?? 0]))
  return new Map(
    [...histories].map(([id, history]) => [id, { facts: factsOf(history), rating: ratings.get(id) ?? null }]),
  )
}
