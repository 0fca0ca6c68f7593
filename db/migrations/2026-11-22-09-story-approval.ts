import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Which text the author stands behind, and what the author was promised for it, so that both stay true when texts and
 * rules change.
 */
export async function up(db: Kysely<unknown>, _ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('story')
    .addColumn('approved_revision', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema.alterTable('story').addColumn('reward_points', 'integer').execute()
  await db.schema
    .createIndex('consent_grant_active')
    .on('consent_grant')
    .columns(['story_id', 'use'])
    .unique()
    .where('revoked_at' as never, 'is', null)
    .execute()
}
