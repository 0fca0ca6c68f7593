import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { categoryShape } from '#app/domain/catalogue/input.ts'
import { allCategories } from '#app/domain/catalogue/queries/categories.server.ts'
import { saveCategoryIn } from '#app/domain/catalogue/save-category.server.ts'
import { starterCategories } from './starter-categories.ts'

/** Adds the categories of the starter set whose address is free, all or none. @returns how many. @throws forbidden */
export async function addStarterCategories(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'category.administer')
  return ctx.write(async (tx) => {
    const taken = new Set((await allCategories(tx.db)).map(({ slug }) => slug))
    const missing = starterCategories.filter(({ slug }) => !taken.has(slug))
    for (const { posting, ...category } of missing)
      await saveCategoryIn(tx, null, categoryShape.parse({ ...category, posting: posting ?? '' }))
    return missing.length
  })
}
