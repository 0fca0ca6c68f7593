import { z } from 'zod'
import type { Voices } from '#app/domain/threads/answers/outdated.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What readers report of an answer on one version; `mine` null: this reader has reported nothing. */
export type OutcomeCount = Voices & { mine: boolean | null }

const versionsShape = z.array(z.string())

/**
 * Reports on answers by version, in one query. @param memberId the member whose own report is `mine`; null: a visitor
 */
export async function outcomesOf(
  db: Db,
  postIds: readonly string[],
  memberId: string | null,
): Promise<Map<string, OutcomeCount[]>> {
  const found = new Map<string, OutcomeCount[]>()
  if (postIds.length === 0) return found
  const rows = await outcomeRows(db, memberId)
    .where('post_id', 'in', [...postIds])
    .execute()
  for (const row of rows) found.set(row.post_id, [...(found.get(row.post_id) ?? []), outcomeCount(row)])
  return found
}

/** Reports on answers, of all answers: a query to narrow. */
export function outcomeRows(db: Db, memberId: string | null) {
  return db
    .selectFrom('answer_outcome')
    .select((eb) => [
      'post_id',
      'version',
      eb.fn.countAll<number>().as('said'),
      eb.fn.sum<number>('worked').as('worked'),
      eb.fn
        .max(
          eb
            .case()
            .when('member_id', '=', memberId ?? '')
            .then(eb.ref('worked'))
            .end(),
        )
        .as('mine'),
    ])
    .groupBy(['post_id', 'version'])
    .orderBy('version', 'desc')
}

type OutcomeRow = Awaited<ReturnType<ReturnType<typeof outcomeRows>['execute']>>[number]

function outcomeCount(row: OutcomeRow): OutcomeCount {
  const worked = Number(row.worked)
  return {
    version: row.version,
    worked,
    failed: Number(row.said) - worked,
    mine: row.mine === null ? null : Number(row.mine) === 1,
  }
}

/** The reports that a post was read with; none for what is no answer. */
export function outcomesIn(column: string): OutcomeCount[] {
  return (JSON.parse(column) as OutcomeRow[]).map(outcomeCount)
}

/** Versions of a product, newest first; none without a product. */
export async function productVersions(db: Db, productId: string | null): Promise<string[]> {
  if (productId === null) return []
  const row = await db.selectFrom('product').select('versions').where('id', '=', productId).executeTakeFirst()
  return row === undefined ? [] : versionsIn(row.versions)
}

/** The versions of a product, out of its column; empty for null. */
export function versionsIn(column: string | null): string[] {
  return column === null ? [] : versionsShape.parse(JSON.parse(column))
}

type Rechecked = { postId: string; paidId: string | null }
type Undone = { cause: string }

/** Whether a check of this answer earned points since that instant. */
export async function paidRecheckSince(db: Db, postId: string, since: string): Promise<boolean> {
  const rows = await db
    .selectFrom('event_log')
    .select(['id', 'type', 'payload'])
    .where('type', 'in', ['answer.rechecked', 'review.undone'])
    .where('at', '>', since)
    .execute()
  const said = rows.map(({ id, type, payload }) => ({ id, type, ...(JSON.parse(payload) as Rechecked | Undone) }))
  const undone = new Set(said.flatMap((one) => ('cause' in one ? [one.cause] : [])))
  return said.some((one) => 'postId' in one && one.postId === postId && one.paidId !== null && !undone.has(one.id))
}
