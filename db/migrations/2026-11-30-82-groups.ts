import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Groups of members, what they may do in categories, and private areas. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('member_group')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('name_ko', 'text', (c) => c.notNull())
    .addColumn('about_en', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('about_ko', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('rule', ddl.json, (c) => c.notNull().defaultTo('[]'))
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('group_member')
    .addColumn('group_id', ddl.id, (c) => c.notNull().references('member_group.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('since', ddl.time, (c) => c.notNull())
    .addColumn('added_by', ddl.id)
    .addPrimaryKeyConstraint('group_member_key', ['group_id', 'member_id', 'source'])
    .execute()
  await db.schema.createIndex('group_member_of').on('group_member').columns(['member_id', 'group_id']).execute()
  await db.schema
    .createTable('category_right')
    .addColumn('category_id', ddl.id, (c) => c.notNull().references('category.id'))
    .addColumn('group_id', ddl.id, (c) => c.notNull().references('member_group.id'))
    .addColumn('asks', ddl.flag, (c) => c.notNull())
    .addColumn('answers', ddl.flag, (c) => c.notNull())
    .addColumn('moderates', ddl.flag, (c) => c.notNull())
    .addPrimaryKeyConstraint('category_right_key', ['category_id', 'group_id'])
    .execute()
  await db.schema.createIndex('category_right_group').on('category_right').column('group_id').execute()

  await db.schema.alterTable('category').addColumn('seeing', 'text').execute()
  await db.schema.alterTable('category').addColumn('area', ddl.id).execute()
  await db.schema.alterTable('thread').addColumn('area', ddl.id).execute()
}
