import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What is asked outside about a case: the ticket in another system, with the messages that came from there, and
 * questions to people by mail, with their answers. Customers see none of it. Decision 076.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('case_ticket')
    .addColumn('case_id', ddl.id, (c) => c.primaryKey().references('case.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('number', 'text')
    .addColumn('url', 'text')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('by_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('sent_at', ddl.time, (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('case_ticket_message')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('body', ddl.json, (c) => c.notNull())
    .addColumn('received_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('case_ticket_message_case').on('case_ticket_message').column('case_id').execute()
  await db.schema
    .createTable('case_question')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('by_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('asked_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('case_question_case').on('case_question').columns(['case_id', 'asked_at']).execute()
  await db.schema
    .createTable('case_question_answer')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('question_id', ddl.id, (c) => c.notNull().references('case_question.id'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('case_question_answer_question')
    .on('case_question_answer')
    .columns(['question_id', 'at'])
    .execute()
}
