import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { BannerTable } from '#db/schema/site.ts'

export async function insertBanner(tx: Tx, row: BannerTable): Promise<void> {
  await tx.db.insertInto('banner').values(row).execute()
}

/** Ends a banner that runs now or later. @returns whether there was one */
export async function endBannerAt(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const ended = await tx.db
    .updateTable('banner')
    .set({ until_at: at })
    .where('id', '=', id)
    .where('until_at', '>', at)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}
