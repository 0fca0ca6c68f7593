import type { Db } from '#db/dialects/dialect.ts'

/** Whether another perk has this address. */
export async function isSlugTaken(db: Db, slug: string, exceptId: string | null): Promise<boolean> {
  const other = await db.selectFrom('perk').select('id').where('slug', '=', slug).executeTakeFirst()
  return other !== undefined && other.id !== exceptId
}

/** The perk's id behind its address; null when there is none. */
export async function perkIdOf(db: Db, slug: string): Promise<string | null> {
  return (await db.selectFrom('perk').select('id').where('slug', '=', slug).executeTakeFirst())?.id ?? null
}
