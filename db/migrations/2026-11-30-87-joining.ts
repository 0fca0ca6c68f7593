import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Invitations by link and by mail, who came by them, and requests to become a member that wait for a person. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('invitation')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('email', 'text')
    .addColumn('language', 'text')
    .addColumn('role', 'text')
    .addColumn('group_id', ddl.id, (c) => c.references('member_group.id'))
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('most_uses', 'integer', (c) => c.notNull())
    .addColumn('uses', 'integer', (c) => c.notNull())
    .addColumn('created_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .addColumn('revoked_at', ddl.time)
    .execute()
  await db.schema.createIndex('invitation_email').on('invitation').column('email').execute()
  await db.schema
    .createTable('invitation_use')
    .addColumn('invitation_id', ddl.id, (c) => c.notNull().references('invitation.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('invitation_use_pk', ['invitation_id', 'member_id'])
    .execute()
  await db.schema.createIndex('invitation_use_member').on('invitation_use').column('member_id').execute()
  await db.schema
    .createTable('registration_request')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('decided_at', ddl.time)
    .addColumn('note', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('registration_request_email').on('registration_request').column('email').execute()
}
