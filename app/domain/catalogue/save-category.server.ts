import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, type ErrorParams } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import {
  changedAreas,
  flatTree,
  heightOf,
  maxDepth,
  nodeOf,
  treeOf,
  type Category,
  type TreeNode,
} from './category-tree.ts'
import type { CategoryInput } from './input.ts'
import { productIdOf } from './queries/names.server.ts'
import {
  categoriesForUpdate,
  insertCategory,
  insertFormerAddress,
  updateAreas,
  updateCategory,
} from './store/catalogue.server.ts'

/**
 * Creates a category (`id` null) or changes one, also its place in the tree. Its old address leads to the new one.
 * Unchanged values change nothing. Its threads become private or open at once. Records `category.changed`.
 * @throws forbidden; not_found; invalid on `slug` when it is taken, on `parentId` below itself or deeper than three
 * levels
 */
export async function saveCategory(ctx: Ctx, id: string | null, input: CategoryInput): Promise<{ slug: string }> {
  authorize(ctx.actor, 'category.administer')
  return ctx.write((tx) => saveCategoryIn(tx, id, input))
}

/** The same as part of an act that saves several. The caller has authorized. @throws as `saveCategory` */
export async function saveCategoryIn(tx: Tx, id: string | null, input: CategoryInput): Promise<{ slug: string }> {
  const rows = await categoriesForUpdate(tx)
  const tree = treeOf(rows)
  const present = id === null ? undefined : nodeOf(tree, { id })
  if (id !== null && present === undefined) throw new DomainError('not_found', 'errors.notFound')
  refuseTakenSlug(rows, input.slug, id)
  refusePlace(tree, input.parentId, present)
  const productId = input.defaultProduct === null ? null : await productIdOf(tx.db, input.defaultProduct)
  if (input.defaultProduct !== null && productId === null)
    throw refusal('defaultProduct', 'threads.errors.unknownProduct')
  const values = {
    slug: input.slug,
    name_en: input.nameEn,
    name_ko: input.nameKo,
    about_en: input.aboutEn,
    about_ko: input.aboutKo,
    parent_id: input.parentId,
    posting: input.posting,
    seeing: input.seeing,
    templates: JSON.stringify(input.templates),
    default_product_id: productId,
  }
  if (present !== undefined && sameAs(present.row, values)) return { slug: input.slug }
  const categoryId = present?.row.id ?? newId('category', msOf(tx.at))
  const moved = present === undefined || present.row.parent_id !== input.parentId
  const position = moved
    ? 1 + Math.max(0, ...rows.filter(({ parent_id }) => parent_id === input.parentId).map((row) => row.position))
    : present.row.position
  if (present === undefined) await insertCategory(tx, { id: categoryId, ...values, position })
  else await updateCategory(tx, categoryId, { ...values, position })
  if (present?.row.slug !== input.slug)
    await insertFormerAddress(tx, { categoryId, left: present?.row.slug ?? null, taken: input.slug })
  await updateAreas(tx, changedAreas(treeOf(await categoriesForUpdate(tx))))
  await tx.record('category.changed', { categoryId, by: tx.actor.memberId })
  await audit(tx, {
    action: present === undefined ? 'category.create' : 'category.edit',
    subjectType: 'category',
    subjectId: categoryId,
    before: present === undefined ? undefined : kept(present.row),
    after: values,
  })
  return { slug: input.slug }
}

function sameAs(row: Category, values: Partial<Category>): boolean {
  return (Object.keys(values) as (keyof Category)[]).every((column) => row[column] === values[column])
}

function kept({
  slug,
  name_en,
  name_ko,
  about_en,
  about_ko,
  parent_id,
  posting,
  seeing,
  templates,
  default_product_id,
}: Category) {
  return { slug, name_en, name_ko, about_en, about_ko, parent_id, posting, seeing, templates, default_product_id }
}

function refuseTakenSlug(rows: readonly Category[], slug: string, id: string | null): void {
  if (rows.some((row) => row.slug === slug && row.id !== id)) throw refusal('slug', 'catalogue.errors.slugTaken')
}

function refusePlace(tree: readonly TreeNode[], parentId: string | null, present: TreeNode | undefined): void {
  if (parentId === null) return
  const parent = nodeOf(tree, { id: parentId })
  if (parent === undefined) throw refusal('parentId', 'threads.errors.unknownCategory')
  if (present !== undefined && flatTree([present]).some(({ row }) => row.id === parentId))
    throw refusal('parentId', 'catalogue.errors.belowItself')
  if (parent.depth + (present === undefined ? 1 : heightOf(present)) > maxDepth)
    throw refusal('parentId', 'catalogue.errors.tooDeep', { max: maxDepth })
}

function refusal(field: string, key: string, params: ErrorParams = {}): DomainError {
  return new DomainError('invalid', key, { params, fields: { [field]: { key, params } } })
}
