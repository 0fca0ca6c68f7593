import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { seenByOf, seesArea, type SeenBy } from '#app/domain/access/area.ts'
import { areaSeen } from '#app/domain/access/queries/readable-content.server.ts'
import { flatTree, nodeOf, placeOf, treeOf, type TreeNode } from '#app/domain/catalogue/category-tree.ts'
import { levelOf, mayPostIn, type Posting } from '#app/domain/catalogue/posting.ts'
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
  /** Who sees it, when not everybody does; null: everybody. */
  seenBy: SeenBy | null
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
    .where((eb) => areaSeen(ctx.actor, eb.ref('category.area')))
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
  const found = nodeOf(treeOf(rows), { slug })
  const node = found !== undefined && seesArea(ctx.actor, found.area) ? found : undefined
  const [category] = node === undefined ? [] : [view(ctx, node, counts)]
  if (node === undefined || category === undefined) {
    const moved = await newAddressOf(ctx, slug)
    throw new DomainError(
      'not_found',
      'errors.notFound',
      moved === null ? {} : { code: 'moved', details: { slug: moved } },
    )
  }
  return {
    category,
    path: node.path.filter((row) => seesArea(ctx.actor, row.area)).map((row) => categoryText(ctx.locale, row)),
  }
}

function shown(ctx: Ctx, nodes: readonly TreeNode[], counts: ReadonlyMap<string, number>): CategoryNode[] {
  const views = nodes.filter(({ area }) => seesArea(ctx.actor, area)).map((node) => view(ctx, node, counts))
  return [
    ...views.filter(({ archived }) => !archived),
    ...views.filter(({ archived, threads }) => archived && threads > 0),
  ]
}

/** The category with those below that the reader sees. */
function seenBelow(ctx: Ctx, node: TreeNode): TreeNode[] {
  return flatTree([node]).filter(({ area }) => seesArea(ctx.actor, area))
}

function view(ctx: Ctx, node: TreeNode, counts: ReadonlyMap<string, number>): CategoryNode {
  return {
    ...categoryText(ctx.locale, node.row),
    id: node.row.id,
    depth: node.depth,
    threads: seenBelow(ctx, node).reduce((sum, { row }) => sum + (counts.get(row.id) ?? 0), 0),
    posting: node.posting,
    level: levelOf(node.posting),
    mayPost: !node.archived && mayPostIn(ctx.actor, placeOf(node)),
    archived: node.archived,
    seenBy: seenByOf(node.area),
    children: shown(ctx, node.children, counts),
  }
}
