import type { Kysely } from 'kysely'

/** Invitations are looked up by the address of who registers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('account_link_email').on('account_link').columns(['email', 'purpose']).execute()
}
