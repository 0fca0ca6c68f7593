import type { Db } from '#db/dialects/dialect.ts'

/** How many flags of these members wait for a decision. */
export async function countOpenFlagsOf(db: Db, memberIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('flag')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', 'in', [...memberIds])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many flags each of these decisions about spam keeps withdrawn. One query. */
export async function flagsWithdrawnBy(db: Db, cleanupIds: readonly string[]): Promise<Map<string, number>> {
  if (cleanupIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('flag')
    .select((eb) => ['spam_cleanup_id as id', eb.fn.countAll<number>().as('count')])
    .where('spam_cleanup_id', 'in', [...cleanupIds])
    .groupBy('spam_cleanup_id')
    .execute()
  return new Map(rows.flatMap(({ id, count }) => (id === null ? [] : [[id, Number(count)]])))
}
