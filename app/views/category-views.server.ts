import type { CategoryNode } from '#app/domain/catalogue/queries/category-pages.server.ts'
import { urls } from './urls.ts'

/** Categories as `CategoryList` shows them. */
export type CategoryView = Omit<CategoryNode, 'children' | 'id' | 'depth'> & { href: string; children: CategoryView[] }

export function categoryViews(nodes: readonly CategoryNode[]): CategoryView[] {
  return nodes.map(({ id: _id, depth: _depth, children, ...node }) => ({
    ...node,
    href: urls.category(node.slug),
    children: categoryViews(children),
  }))
}
