import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Complaints of people without an account: what waits for its address to be confirmed, and the address of the case it
 * became. A message of such a person has no author, so that column may be empty now; `via` says how a message came.
 * Decision 076.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('case_message_of_anybody')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('author_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('by_staff', ddl.flag, (c) => c.notNull().defaultTo(0))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('via', 'text', (c) => c.notNull().defaultTo('page'))
    .execute()
  await sql`
    insert into case_message_of_anybody (id, case_id, author_id, by_staff, body, html, created_at)
    select id, case_id, author_id, by_staff, body, html, created_at from case_message
  `.execute(db)
  await db.schema.dropTable('case_message').execute()
  await db.schema.alterTable('case_message_of_anybody').renameTo('case_message').execute()
  await db.schema.createIndex('case_message_case').on('case_message').columns(['case_id', 'created_at']).execute()

  await db.schema
    .createTable('case_contact')
    .addColumn('case_id', ddl.id, (c) => c.primaryKey().references('case.id'))
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('verified_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('case_contact_address').on('case_contact').column('address').execute()

  await db.schema
    .createTable('feedback_request')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('product_id', ddl.id, (c) => c.references('product.id'))
    .addColumn('product_version', 'text')
    .addColumn('reference', 'text')
    .addColumn('sent_at', ddl.time, (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .addColumn('case_id', ddl.id, (c) => c.references('case.id'))
    .execute()
  await db.schema.createIndex('feedback_request_expires').on('feedback_request').column('expires_at').execute()
}
