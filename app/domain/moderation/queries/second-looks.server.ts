import type { Db } from '#db/dialects/dialect.ts'
import type { SecondLookTable } from '#db/schema/moderation-log.ts'

/** These second looks by id. One query. */
export async function secondLooks(db: Db, ids: readonly string[]): Promise<Map<string, SecondLookTable>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('second_look')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
