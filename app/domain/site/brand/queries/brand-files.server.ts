import type { Db } from '#db/dialects/dialect.ts'

export type BrandFile = { type: string; bytes: Buffer }

/** A logo or icon. null: there is none of that name. */
export async function findBrandFile(db: Db, name: string): Promise<BrandFile | null> {
  const row = await db.selectFrom('brand_file').select(['type', 'base64']).where('name', '=', name).executeTakeFirst()
  return row === undefined ? null : { type: row.type, bytes: Buffer.from(row.base64, 'base64') }
}
