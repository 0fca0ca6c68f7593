import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { nodeOf, treeOf } from './category-tree.ts'
import { categoriesForUpdate, updateCategory } from './store/catalogue.server.ts'

/**
 * Moves a category one place up or down among its siblings. Changes nothing at the end of the row. Records
 * `category.changed`. @throws forbidden; not_found
 */
export async function shiftCategory(
  ctx: Ctx,
  { id, direction }: { id: string; direction: 'up' | 'down' },
): Promise<void> {
  authorize(ctx.actor, 'category.administer')
  await ctx.write(async (tx) => {
    const tree = treeOf(await categoriesForUpdate(tx))
    const node = nodeOf(tree, { id })
    if (node === undefined) throw new DomainError('not_found', 'errors.notFound')
    const parent = node.path.at(-1)
    const row = (parent === undefined ? tree : (nodeOf(tree, { id: parent.id })?.children ?? [])).map((one) => one.row)
    const from = row.findIndex((one) => one.id === id)
    const to = direction === 'up' ? from - 1 : from + 1
    if (to < 0 || to >= row.length) return
    const order = row.toSpliced(from, 1).toSpliced(to, 0, node.row)
    // Stored positions may have gaps and doubles; this numbers them from 1.
    for (const [i, one] of order.entries())
      if (one.position !== i + 1) await updateCategory(tx, one.id, { position: i + 1 })
    await tx.record('category.changed', { categoryId: id, by: tx.actor.memberId })
    await audit(tx, {
      action: 'category.shift',
      subjectType: 'category',
      subjectId: id,
      before: from + 1,
      after: to + 1,
    })
  })
}
