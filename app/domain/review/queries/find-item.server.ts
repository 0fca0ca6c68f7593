import { toItem, type ReviewItem } from '#app/domain/review/review-item.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** One item whatever its kind, for the domain that opened it; null when there is none. */
export async function findItem(db: Db, id: string): Promise<ReviewItem | null> {
  const row = await db.selectFrom('review_item').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toItem(row)
}
