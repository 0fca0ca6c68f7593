import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { productsForUpdate, updateProduct } from './store/catalogue.server.ts'

/**
 * Moves a product one place up or down. Changes nothing at the end of the row. Records `product.changed`. @throws
 * forbidden; not_found
 */
export async function shiftProduct(
  ctx: Ctx,
  { id, direction }: { id: string; direction: 'up' | 'down' },
): Promise<void> {
  authorize(ctx.actor, 'product.administer')
  await ctx.write(async (tx) => {
    const rows = await productsForUpdate(tx)
    const from = rows.findIndex((row) => row.id === id)
    const product = rows[from]
    if (product === undefined) throw new DomainError('not_found', 'errors.notFound')
    const to = direction === 'up' ? from - 1 : from + 1
    if (to < 0 || to >= rows.length) return
    for (const [i, row] of rows.toSpliced(from, 1).toSpliced(to, 0, product).entries())
      if (row.position !== i + 1) await updateProduct(tx, row.id, { position: i + 1 })
    await tx.record('product.changed', { productId: id, by: tx.actor.memberId })
    await audit(tx, { action: 'product.shift', subjectType: 'product', subjectId: id, before: from + 1, after: to + 1 })
  })
}
