import type { Insertable, Updateable } from 'kysely'
import { consonantKey } from '#app/core/first-consonants.ts'
import type { Tx } from '#app/core/write.server.ts'
import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Category } from '#app/domain/catalogue/category-tree.ts'
import type { Database } from '#db/schema/index.ts'
import type { ProductTable, TagTable } from '#db/schema/threads.ts'

/** All categories, with the tree locked until the transaction ends: its rules look at more than one row. */
export async function categoriesForUpdate(tx: Tx): Promise<Category[]> {
  await tx.dialect.lockNamed(tx.db, 'categories')
  return tx.db.selectFrom('category').selectAll().orderBy('position').orderBy('slug').execute()
}

export async function insertCategory(tx: Tx, row: Insertable<Database['category']>): Promise<void> {
  await tx.db.insertInto('category').values(row).execute()
}

export async function updateCategory(tx: Tx, id: string, values: Updateable<Database['category']>): Promise<void> {
  await tx.db.updateTable('category').set(values).where('id', '=', id).execute()
}

/**
 * Makes the address that a category gave up (`left`) redirect to it, and ends the redirect of the one it has now
 * (`taken`).
 */
export async function insertFormerAddress(
  tx: Tx,
  { categoryId, left, taken }: { categoryId: string; left: string | null; taken: string },
): Promise<void> {
  await tx.db.deleteFrom('category_address').where('slug', '=', taken).execute()
  if (left === null) return
  await tx.db.insertInto('category_address').values({ slug: left, category_id: categoryId, left_at: tx.at }).execute()
}

/** Refiles every thread of these categories, hidden ones too, under another one. @returns how many */
export async function refileThreads(
  tx: Tx,
  fromIds: readonly string[],
  to: Pick<Category, 'id' | 'area'>,
): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('thread')
    .set({ category_id: to.id, area: to.area })
    .where('category_id', 'in', [...fromIds])
    .executeTakeFirstOrThrow()
  await recountTagsIn(tx, [to.id])
  return Number(numUpdatedRows)
}

/** Stores the private areas of categories and of their threads, and recounts the tags of those. */
export async function updateAreas(tx: Tx, areas: ReadonlyMap<string, string | null>): Promise<void> {
  if (areas.size === 0) return
  for (const [categoryId, area] of areas) {
    await tx.db.updateTable('category').set({ area }).where('id', '=', categoryId).execute()
    await tx.db.updateTable('thread').set({ area }).where('category_id', '=', categoryId).execute()
  }
  await recountTagsIn(tx, [...areas.keys()])
}

/** Recounts the tags that the threads of these categories have. */
async function recountTagsIn(tx: Tx, categoryIds: readonly string[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('thread_tag')
    .innerJoin('thread', 'thread.id', 'thread_tag.thread_id')
    .select('thread_tag.tag_id')
    .distinct()
    .where('thread.category_id', 'in', [...categoryIds])
    .execute()
  for (const some of chunks(rows, 500))
    await recountTags(
      tx,
      some.map(({ tag_id }) => tag_id),
    )
}

/** All products, with their order locked until the transaction ends. */
export async function productsForUpdate(tx: Tx): Promise<ProductTable[]> {
  await tx.dialect.lockNamed(tx.db, 'products')
  return tx.db.selectFrom('product').selectAll().orderBy('position').orderBy('slug').execute()
}

export async function insertProduct(tx: Tx, row: Insertable<Database['product']>): Promise<void> {
  await tx.db.insertInto('product').values(row).execute()
}

export async function updateProduct(tx: Tx, id: string, values: Updateable<Database['product']>): Promise<void> {
  await tx.db.updateTable('product').set(values).where('id', '=', id).execute()
}

/** These tags and all their synonyms, with their rows locked until the transaction ends, always in one order. */
export async function tagsForUpdate(tx: Tx, ids: readonly string[]): Promise<TagTable[]> {
  return tx.dialect
    .lockRow(
      tx.db
        .selectFrom('tag')
        .selectAll()
        .where((eb) => eb.or([eb('id', 'in', [...ids]), eb('synonym_of_id', 'in', [...ids])]))
        .orderBy('id'),
    )
    .execute()
}

export async function insertTag(tx: Tx, row: Insertable<Database['tag']>): Promise<void> {
  await tx.db
    .insertInto('tag')
    .values({ ...row, initials: consonantKey(row.name) })
    .execute()
}

export async function updateTag(tx: Tx, id: string, values: Updateable<Database['tag']>): Promise<void> {
  const initials = typeof values.name === 'string' ? { initials: consonantKey(values.name) } : {}
  await tx.db
    .updateTable('tag')
    .set({ ...values, ...initials })
    .where('id', '=', id)
    .execute()
}

/** Makes synonyms of one tag lead to another. */
export async function repointSynonyms(tx: Tx, ids: readonly string[], toId: string): Promise<void> {
  if (ids.length === 0) return
  await tx.db
    .updateTable('tag')
    .set({ synonym_of_id: toId })
    .where('id', 'in', [...ids])
    .execute()
}

export async function deleteTags(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('tag')
    .where('id', 'in', [...ids])
    .execute()
}

export async function tagIsUsed(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.db.selectFrom('thread_tag').select('thread_id').where('tag_id', '=', id).limit(1).executeTakeFirst()) !==
    undefined
  )
}

export async function insertTagChange(tx: Tx, row: Insertable<Database['tag_change']>): Promise<void> {
  await tx.db.insertInto('tag_change').values(row).execute()
}

export async function updateTagChange(tx: Tx, id: string, values: Updateable<Database['tag_change']>): Promise<void> {
  await tx.db.updateTable('tag_change').set(values).where('id', '=', id).execute()
}

/**
 * Replaces the tag `fromId` by `intoId` on all threads, each once; the change keeps what they had. @returns their ids
 */
export async function retagThreads(tx: Tx, changeId: string, fromId: string, intoId: string): Promise<string[]> {
  await tx.db
    .insertInto('tag_change_thread')
    .columns(['change_id', 'thread_id', 'position', 'had_both'])
    .expression((eb) =>
      eb
        .selectFrom('thread_tag as had')
        .leftJoin('thread_tag as other', (join) =>
          join.onRef('other.thread_id', '=', 'had.thread_id').on('other.tag_id', '=', intoId),
        )
        .select((of) => [
          of.val(changeId).as('change_id'),
          'had.thread_id',
          'had.position',
          of.case().when('other.tag_id', 'is', null).then(of.lit(0)).else(of.lit(1)).end().as('had_both'),
        ])
        .where('had.tag_id', '=', fromId),
    )
    .execute()
  const moved = tx.db.selectFrom('tag_change_thread').select('thread_id').where('change_id', '=', changeId)
  await tx.db
    .deleteFrom('thread_tag')
    .where('tag_id', '=', fromId)
    .where('thread_id', 'in', moved.where('had_both', '=', 1))
    .execute()
  await tx.db.updateTable('thread_tag').set({ tag_id: intoId }).where('tag_id', '=', fromId).execute()
  return (await moved.execute()).map(({ thread_id }) => thread_id)
}

/** Returns the tag that a merge took to the threads that still have the other one. @returns their ids */
export async function undoRetag(tx: Tx, changeId: string, tagId: string, intoId: string): Promise<string[]> {
  const still = await tx.db
    .selectFrom('tag_change_thread')
    .innerJoin('thread_tag', 'thread_tag.thread_id', 'tag_change_thread.thread_id')
    .select(['tag_change_thread.thread_id', 'tag_change_thread.position', 'had_both'])
    .where('change_id', '=', changeId)
    .where('thread_tag.tag_id', '=', intoId)
    .execute()
  const alone = still.filter(({ had_both }) => had_both === 0).map(({ thread_id }) => thread_id)
  for (const ids of chunks(alone))
    await tx.db
      .updateTable('thread_tag')
      .set({ tag_id: tagId })
      .where('tag_id', '=', intoId)
      .where('thread_id', 'in', ids)
      .execute()
  for (const rows of chunks(still.filter(({ had_both }) => had_both === 1))) {
    await tx.db
      .insertInto('thread_tag')
      .values(rows.map(({ thread_id, position }) => ({ thread_id, tag_id: tagId, position })))
      .onConflict((conflict) => conflict.columns(['thread_id', 'tag_id']).doNothing())
      .execute()
  }
  return still.map(({ thread_id }) => thread_id)
}

/** Makes those who watch one tag watch the other too, unless they watch or mute it already. */
export async function copyWatches(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const rows = await tx.db
    .selectFrom('watch')
    .selectAll()
    .where('subject_type', '=', 'tag')
    .where('subject_id', '=', fromId)
    .execute()
  for (const some of chunks(rows)) {
    await tx.db
      .insertInto('watch')
      .values(some.map((row) => ({ ...row, subject_id: intoId })))
      .onConflict((conflict) => conflict.columns(['member_id', 'subject_type', 'subject_id']).doNothing())
      .execute()
  }
}

export async function deleteWatches(tx: Tx, tagId: string): Promise<void> {
  await tx.db.deleteFrom('watch').where('subject_type', '=', 'tag').where('subject_id', '=', tagId).execute()
}

/** Recounts the visible threads of these tags; those of private areas are in no count. */
export async function recountTags(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('tag')
    .set((eb) => ({
      thread_count: eb
        .selectFrom('thread_tag')
        .innerJoin('thread', 'thread.id', 'thread_tag.thread_id')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('thread_tag.tag_id', '=', 'tag.id')
        .where(publicThread()),
    }))
    .where('id', 'in', [...ids])
    .execute()
}

/** Few enough for one statement in either dialect. */
function chunks<T>(items: readonly T[], size = 5_000): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
