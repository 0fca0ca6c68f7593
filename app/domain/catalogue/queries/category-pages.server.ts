import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { flatTree, nodeOf, treeOf, type TreeNode } from '#app/domain/catalogue/category-tree.ts'
import { levelOf, mayPostWhere, type Posting } from '#app/domain/catalogue/posting.ts'
import { allCategories, threadCounts } from './categories.server.ts'
import { categoryText } from './category-text.ts'

/**
 * A category as readers see it. `threads`: visible ones here and below. `level`: the trust level it takes to post, null
 * if none.
 */
export type CategoryNode = {
  id: string
  slug: string
  name: string
  about: string
  depth: number
  threads: number
  posting: Posting
  level: number | null
  mayPost: boolean
  archived: boolean
  children: CategoryNode[]
}

/**
 * All categories as a tree with their counts, in two queries. Archived ones come last, and only if they have threads.
 */
export async function categoryTree(ctx: Ctx): Promise<CategoryNode[]> {
  const [rows, counts] = await Promise.all([allCategories(ctx.read), threadCounts(ctx.read)])
  return shown(ctx, treeOf(rows), counts)
}

/** The present slug of the category that had this slug before; null when none had. */
async function newAddressOf(ctx: Ctx, slug: string): Promise<string | null> {
  const row = await ctx.read
    .selectFrom('category_address')
    .innerJoin('category', 'category.id', 'category_address.category_id')
    .select('category.slug')
    .where('category_address.slug', '=', slug)
    .executeTakeFirst()
  return row?.slug ?? null
}

/**
 * One category with the path to it and the tree below it. @throws not_found, with the code `moved` and the new `slug`
 * when its address changed
 */
export async function categoryPage(
  ctx: Ctx,
  slug: string,
): Promise<{ category: CategoryNode; path: { slug: string; name: string }[] }> {
  const [rows, counts] = await Promise.all([allCategories(ctx.read), threadCounts(ctx.read)])
  const node = nodeOf(treeOf(rows), { slug })
  const [category] = node === undefined ? [] : [view(ctx, node, counts)]
  if (node === undefined || category === undefined) {
    const moved = await newAddressOf(ctx, slug)
    throw new DomainError(
      'not_found',
      'errors.notFound',
      moved === null ? {} : { code: 'moved', details: { slug: moved } },
    )
  }
  return { category, path: node.path.map((row) => categoryText(ctx.locale, row)) }
}

function shown(ctx: Ctx, nodes: readonly TreeNode[], counts: ReadonlyMap<string, number>): CategoryNode[] {
  const views = nodes.map((node) => view(ctx, node, counts))
  return [
    ...views.filter(({ archived }) => !archived),
    ...views.filter(({ archived, threads }) => archived && threads > 0),
  ]
}

function view(ctx: Ctx, node: TreeNode, counts: ReadonlyMap<string, number>): CategoryNode {
  return {
    ...categoryText(ctx.locale, node.row),
    id: node.row.id,
    depth: node.depth,
    threads: flatTree([node]).reduce((sum, { row }) => sum + (counts.get(row.id) ?? 0), 0),
    posting: node.posting,
    level: levelOf(node.posting),
    mayPost: !node.archived && mayPostWhere(ctx.actor, node.posting),
    archived: node.archived,
    children: shown(ctx, node.children, counts),
  }
}
