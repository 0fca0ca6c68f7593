import type { Category } from '#app/domain/catalogue/category-tree.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** All categories: inherited rules need the whole tree, which has few rows. */
export function allCategories(db: Db): Promise<Category[]> {
  return db.selectFrom('category').selectAll().orderBy('position').orderBy('slug').execute()
}

/** Ids of a category and of all below it; empty when there is no such category. */
export async function categorySubtreeIds(db: Db, slug: string): Promise<string[]> {
  const rows = await db
    .selectFrom('category as c')
    .leftJoin('category as above', 'above.id', 'c.parent_id')
    .leftJoin('category as top', 'top.id', 'above.parent_id')
    .select('c.id')
    .where((eb) => eb.or([eb('c.slug', '=', slug), eb('above.slug', '=', slug), eb('top.slug', '=', slug)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** How many visible threads are filed directly in each category, by its id; those without are left out. */
export async function threadCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('thread')
    .select((eb) => ['category_id', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'visible')
    .groupBy('category_id')
    .execute()
  return new Map(rows.map(({ category_id, count }) => [category_id, count]))
}
