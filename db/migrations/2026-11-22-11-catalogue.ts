import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Categories say who may post and what a new thread begins with; tags have descriptions and synonyms; products have
 * release dates.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('category').addColumn('posting', 'text').execute()
  await db.schema
    .alterTable('category')
    .addColumn('templates', ddl.json, (c) => c.notNull().defaultTo('{}'))
    .execute()
  await db.schema.alterTable('category').addColumn('default_product_id', ddl.id).execute()
  await db.schema.alterTable('category').addColumn('archived_at', ddl.time).execute()
  await db.schema.createIndex('category_parent').on('category').columns(['parent_id', 'position']).execute()

  await db.schema
    .alterTable('product')
    .addColumn('releases', ddl.json, (c) => c.notNull().defaultTo('{}'))
    .execute()
  await db.schema.alterTable('product').addColumn('archived_at', ddl.time).execute()

  await db.schema
    .alterTable('tag')
    .addColumn('about_en', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('tag')
    .addColumn('about_ko', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.alterTable('tag').addColumn('synonym_of_id', ddl.id).execute()
  await db.schema.createIndex('tag_synonym').on('tag').column('synonym_of_id').execute()

  await db.schema
    .createTable('tag_change')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('tag_id', ddl.id, (c) => c.notNull())
    .addColumn('into_id', ddl.id, (c) => c.notNull())
    .addColumn('name_before', 'text', (c) => c.notNull())
    .addColumn('name_after', 'text', (c) => c.notNull())
    .addColumn('synonym_ids', ddl.json, (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addColumn('changed_by', ddl.id)
    .addColumn('undone_at', ddl.time)
    .addColumn('undone_by', ddl.id)
    .execute()
  await db.schema.createIndex('tag_change_at').on('tag_change').columns(['changed_at', 'id']).execute()
  await db.schema
    .createTable('tag_change_thread')
    .addColumn('change_id', ddl.id, (c) => c.notNull().references('tag_change.id'))
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('had_both', ddl.flag, (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_change_thread_key', ['change_id', 'thread_id'])
    .execute()
}
