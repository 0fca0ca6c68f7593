import type { Db } from '#db/dialects/dialect.ts'

/** Whether the site has been given to anybody yet, or to anybody `beside` this member. */
export async function hasAdmin(db: Db, { beside = '' }: { beside?: string } = {}): Promise<boolean> {
  const row = await db
    .selectFrom('member_role')
    .select('member_id')
    .where('role', '=', 'admin')
    .where('member_id', '!=', beside)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
