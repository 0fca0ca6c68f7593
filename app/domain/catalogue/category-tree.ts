import { staffArea } from '#app/domain/access/area.ts'
import type { CategoryTable } from '#db/schema/threads.ts'
import type { Posting, PostingPlace } from './posting.ts'

/** Most levels of the tree: an area, its parts, and their parts. */
export const maxDepth = 3

export type Category = CategoryTable

/**
 * A category in the tree. `depth` 1 at the top; `path`: the categories above it, topmost first; `posting` and
 * `archived` with what is inherited from above, as is the private area it makes or belongs to (null: everybody sees it).
 */
export type TreeNode = {
  row: Category
  depth: number
  path: Category[]
  children: TreeNode[]
  posting: Posting
  archived: boolean
  area: string | null
}

/** The tree of all categories, each level in its order. A category whose parent does not exist is at the top. */
export function treeOf(rows: readonly Category[]): TreeNode[] {
  const known = new Set(rows.map(({ id }) => id))
  const below = Map.groupBy(rows, ({ parent_id }) => (parent_id !== null && known.has(parent_id) ? parent_id : null))
  function grow(parentId: string | null, above: TreeNode | null): TreeNode[] {
    return (below.get(parentId) ?? []).toSorted(byPosition).map((row) => {
      const node: TreeNode = {
        row,
        depth: (above?.depth ?? 0) + 1,
        path: above === null ? [] : [...above.path, above.row],
        children: [],
        posting: row.posting ?? above?.posting ?? 'everyone',
        archived: row.archived_at !== null || (above?.archived ?? false),
        area: areaOf(row, above?.area ?? null),
      }
      node.children = grow(row.id, node)
      return node
    })
  }
  return grow(null, null)
}

/** All nodes, each before those below it. */
export function flatTree(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => [node, ...flatTree(node.children)])
}

export function nodeOf(nodes: readonly TreeNode[], which: { id: string } | { slug: string }): TreeNode | undefined {
  return flatTree(nodes).find(({ row }) => ('id' in which ? row.id === which.id : row.slug === which.slug))
}

/** What decides who may start threads in it. */
export function placeOf({ row, posting, area }: Pick<TreeNode, 'row' | 'posting' | 'area'>): PostingPlace {
  return { id: row.id, posting, area }
}

/** How many levels a category has with those below it; 1 for one without children. */
export function heightOf(node: TreeNode): number {
  return 1 + Math.max(0, ...node.children.map(heightOf))
}

/** What only staff see above holds for all below it. */
function areaOf({ id, seeing }: Pick<Category, 'id' | 'seeing'>, above: string | null): string | null {
  if (above === staffArea || seeing === 'staff') return staffArea
  return seeing === 'groups' ? id : above
}

/** The areas that differ from those that are stored, by category. */
export function changedAreas(tree: readonly TreeNode[]): Map<string, string | null> {
  return new Map(flatTree(tree).flatMap(({ row, area }) => (row.area === area ? [] : [[row.id, area]])))
}

function byPosition(a: Category, b: Category): number {
  return a.position - b.position || (a.slug < b.slug ? -1 : 1)
}
