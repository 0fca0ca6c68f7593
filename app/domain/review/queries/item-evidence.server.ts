import type { Db } from '#db/dialects/dialect.ts'

/** What the opener of an item, and those who added to it, wrote down: ids and figures. {} without an item. */
export async function reviewItemEvidence(db: Db, itemId: string | null): Promise<Record<string, unknown>> {
  if (itemId === null) return {}
  const row = await db.selectFrom('review_item').select('evidence').where('id', '=', itemId).executeTakeFirst()
  return row === undefined ? {} : (JSON.parse(row.evidence) as Record<string, unknown>)
}
