import type { Db } from '#db/dialects/dialect.ts'

/** Whether a decision keeps this post out of sight until its review item is decided. */
export async function isHeldUntilDecided(db: Db, postId: string): Promise<boolean> {
  const row = await db
    .selectFrom('moderation_decision as d')
    .innerJoin('review_item as i', 'i.id', 'd.review_item_id')
    .leftJoin('moderation_decision as r', 'r.reverses_id', 'd.id')
    .select('d.id')
    .where('d.subject_id', '=', postId)
    .where('d.restriction', '=', 'hold')
    .where('i.state', '=', 'open')
    .where('r.id', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
