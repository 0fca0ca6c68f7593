import type { Db } from '#db/dialects/dialect.ts'

/** Whether another perk has this slug. */
export async function isSlugTaken(db: Db, slug: string, exceptId: string | null): Promise<boolean> {
  const other = await db.selectFrom('perk').select('id').where('slug', '=', slug).executeTakeFirst()
  return other !== undefined && other.id !== exceptId
}

/** The slug of a perk that is named by its id or its slug; an unknown name is returned unchanged. */
export async function slugOfPerk(db: Db, name: string): Promise<string> {
  return (await db.selectFrom('perk').select('slug').where('id', '=', name).executeTakeFirst())?.slug ?? name
}
