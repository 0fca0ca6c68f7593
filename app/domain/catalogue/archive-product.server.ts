import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { productsForUpdate, updateProduct } from './store/catalogue.server.ts'

/**
 * Archives a product: forms no longer offer it, and threads about it stay. Records `product.changed`. @throws
 * forbidden; not_found
 */
export function archiveProduct(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return setArchived(ctx, id, true)
}

/** Takes a product out of the archive: forms offer it again. Records `product.changed`. @throws forbidden; not_found */
export function unarchiveProduct(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return setArchived(ctx, id, false)
}

async function setArchived(ctx: Ctx, id: string, archived: boolean): Promise<void> {
  authorize(ctx.actor, 'product.administer')
  await ctx.write(async (tx) => {
    const product = (await productsForUpdate(tx)).find((row) => row.id === id)
    if (product === undefined) throw new DomainError('not_found', 'errors.notFound')
    if ((product.archived_at !== null) === archived) return
    await updateProduct(tx, id, { archived_at: archived ? tx.at : null })
    await tx.record('product.changed', { productId: id, by: tx.actor.memberId })
    await audit(tx, {
      action: archived ? 'product.archive' : 'product.unarchive',
      subjectType: 'product',
      subjectId: id,
    })
  })
}
