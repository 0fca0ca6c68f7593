import type { Ctx } from '#app/core/context.server.ts'
import { categoryShape } from '#app/domain/catalogue/input.ts'
import { allCategories } from '#app/domain/catalogue/queries/categories.server.ts'
import { saveCategory } from '#app/domain/catalogue/save-category.server.ts'
import { starterCategories } from './starter-categories.ts'

/** Adds the categories of the starter set whose address is free. @returns how many. @throws forbidden */
export async function addStarterCategories(ctx: Ctx): Promise<number> {
  const taken = new Set((await allCategories(ctx.read)).map(({ slug }) => slug))
  const missing = starterCategories.filter(({ slug }) => !taken.has(slug))
  for (const { posting, ...category } of missing)
    await saveCategory(ctx, null, categoryShape.parse({ ...category, posting: posting ?? '' }))
  return missing.length
}
