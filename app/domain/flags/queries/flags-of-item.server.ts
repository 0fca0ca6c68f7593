import type { Db } from '#db/dialects/dialect.ts'

/** The flags that a review item is about, with who gave them, for moderators. The earliest first. One query. */
export function flagsOfItem(db: Db, itemId: string) {
  return db
    .selectFrom('flag')
    .innerJoin('member', 'member.id', 'flag.member_id')
    .selectAll('flag')
    .select(['member.handle', 'member.name'])
    .where('flag.review_item_id', '=', itemId)
    .where('flag.state', '!=', 'withdrawn')
    .orderBy('flag.id')
    .limit(100)
    .execute()
}

export type FlagOfItem = Awaited<ReturnType<typeof flagsOfItem>>[number]
