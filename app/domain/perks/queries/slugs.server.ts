import type { Db } from '#db/dialects/dialect.ts'

/** Whether another perk has this address. */
export async function isSlugTaken(db: Db, slug: string, exceptId: string | null): Promise<boolean> {
  const other = await db.selectFrom('perk').select('id').where('slug', '=', slug).executeTakeFirst()
  return other !== undefined && other.id !== exceptId
}

/** The address of the perk that was named by its id or its address; what is unknown comes back as it is. */
export async function slugOfPerk(db: Db, name: string): Promise<string> {
  return (await db.selectFrom('perk').select('slug').where('id', '=', name).executeTakeFirst())?.slug ?? name
}
