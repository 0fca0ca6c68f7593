import type { Actor } from '#app/core/actor.ts'
import { categoryShape, productShape } from '#app/domain/catalogue/input.ts'
import { saveCategory } from '#app/domain/catalogue/save-category.server.ts'
import { saveProduct } from '#app/domain/catalogue/save-product.server.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** A category made by an admin, below the category with the slug `under`. @returns its id */
export async function aPlace(
  test: TestApp,
  by: Actor,
  slug: string,
  { under, ...given }: { under?: string } & Record<string, string> = {},
): Promise<string> {
  const parentId = under === undefined ? '' : await categoryId(test, under)
  await saveCategory(test.as(by), null, categoryShape.parse({ slug, nameEn: slug, nameKo: slug, parentId, ...given }))
  return categoryId(test, slug)
}

export async function categoryId(test: TestApp, slug: string): Promise<string> {
  return (
    await test.visitor().read.selectFrom('category').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  ).id
}

/** A product made by an admin; `versions` as lines. @returns its id */
export async function aSoldProduct(test: TestApp, by: Actor, slug: string, versions = ''): Promise<string> {
  await saveProduct(test.as(by), null, productShape.parse({ slug, nameEn: slug, nameKo: slug, versions }))
  return (
    await test.visitor().read.selectFrom('product').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  ).id
}

/** Names and counts of all tags, synonyms with the tag they lead to. */
export async function tagsNow(test: TestApp): Promise<Record<string, number | string>> {
  const rows = await test
    .visitor()
    .read.selectFrom('tag')
    .leftJoin('tag as target', 'target.id', 'tag.synonym_of_id')
    .select(['tag.name', 'tag.thread_count', 'target.name as to'])
    .orderBy('tag.name')
    .execute()
  return Object.fromEntries(rows.map(({ name, thread_count, to }) => [name, to === null ? thread_count : `→ ${to}`]))
}

export async function tagId(test: TestApp, name: string): Promise<string> {
  return (await test.visitor().read.selectFrom('tag').select('id').where('name', '=', name).executeTakeFirstOrThrow())
    .id
}
