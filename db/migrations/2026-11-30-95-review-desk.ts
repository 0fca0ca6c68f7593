import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * The review queue as one list: weight and category of an item, the token of a claim, what was skipped. Appeals, notes
 * about members, and templates of decisions. Decision 064.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  const item = () => db.schema.alterTable('review_item')
  await item()
    .addColumn('weight', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await item()
    .addColumn('rank_at', ddl.time, (c) => c.notNull().defaultTo('1970-01-01T00:00:00.000Z'))
    .execute()
  await item().addColumn('category_id', ddl.id).execute()
  await item().addColumn('claim_token', 'text').execute()
  await item().addColumn('due_at', ddl.time).execute()
  await sql`update review_item set rank_at = opened_at`.execute(db)
  // Stories that wait for a curator are in the queue from now on.
  await sql`insert into review_item (id, kind, subject_type, subject_id, member_id, reason, evidence, state, open_key, opened_at, rank_at)
    select 'rvi' || substr(id, 4), 'story', 'story', id, author_id, 'submitted', '{}', 'open', 'story:' || id, updated_at, updated_at
    from story where state in ('submitted', 'in_curation')`.execute(db)
  await sql.raw(`create index review_item_rank on review_item (rank_at, id) where state = 'open'`).execute(db)
  await sql
    .raw(`create index review_item_due on review_item (due_at) where state = 'open' and due_at is not null`)
    .execute(db)
  await db.schema.createIndex('review_item_member').on('review_item').columns(['member_id', 'opened_at']).execute()

  await db.schema
    .createTable('review_skip')
    .addColumn('item_id', ddl.id, (c) => c.notNull().references('review_item.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('review_skip_key', ['item_id', 'member_id'])
    .execute()

  await db.schema
    .createTable('decision_appeal')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('decision_id', ddl.id, (c) => c.notNull().unique().references('moderation_decision.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('ground', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('due_at', ddl.time, (c) => c.notNull())
    .addColumn('question', 'text')
    .addColumn('asked_by', ddl.id)
    .addColumn('asked_at', ddl.time)
    .addColumn('reply', 'text')
    .addColumn('replied_at', ddl.time)
    .addColumn('decided_by', ddl.id)
    .addColumn('decided_at', ddl.time)
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.createIndex('decision_appeal_state').on('decision_appeal').columns(['state', 'due_at']).execute()
  await db.schema.createIndex('decision_appeal_member').on('decision_appeal').columns(['member_id', 'at']).execute()

  await db.schema
    .createTable('moderation_note')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('by_id', ddl.id)
    .addColumn('at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('moderation_note_member').on('moderation_note').columns(['member_id', 'at']).execute()

  await db.schema
    .createTable('decision_template')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('text_en', 'text', (c) => c.notNull())
    .addColumn('text_ko', 'text', (c) => c.notNull())
    .addColumn('by_id', ddl.id)
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addColumn('archived_at', ddl.time)
    .execute()
}
