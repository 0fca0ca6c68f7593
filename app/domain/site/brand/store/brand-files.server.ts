import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'

/** Files that were replaced stay this long, for pages that are kept or open. */
const keptHours = 24

/** Stores files under the names of what they hold; the same one twice is no mistake. */
export async function insertBrandFiles(
  tx: Tx,
  files: readonly { name: string; type: string; bytes: Uint8Array }[],
): Promise<void> {
  await tx.db
    .insertInto('brand_file')
    .values(
      files.map(({ name, type, bytes }) => ({
        name,
        type,
        base64: Buffer.from(bytes).toString('base64'),
        created_at: tx.at,
      })),
    )
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/** @param used beginnings of the names in use */
export async function deleteUnusedBrandFiles(tx: Tx, used: readonly string[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('brand_file')
    .select('name')
    .where('created_at', '<', plus(tx.at, { hours: -keptHours }))
    .execute()
  const unused = rows.map(({ name }) => name).filter((name) => !used.some((one) => name.startsWith(one)))
  if (unused.length > 0) await tx.db.deleteFrom('brand_file').where('name', 'in', unused).execute()
}
