import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { flatTree, nodeOf, treeOf } from './category-tree.ts'
import { categoriesForUpdate, refileThreads, updateCategory } from './store/catalogue.server.ts'

/**
 * Archives a category and all below it: it can be read, but takes no new threads. With `moveTo` (a slug) its threads
 * and those below are refiled there first. Records `category.changed`.
 * @returns how many threads were refiled
 * @throws invalid on `moveTo` when there is no such open category outside of this one
 */
export async function archiveCategory(
  ctx: Ctx,
  { id, moveTo }: { id: string; moveTo: string | null },
): Promise<{ moved: number }> {
  authorize(ctx.actor, 'category.administer')
  return ctx.write(async (tx) => {
    const tree = treeOf(await categoriesForUpdate(tx))
    const node = nodeOf(tree, { id })
    if (node === undefined) throw new DomainError('not_found', 'errors.notFound')
    const within = flatTree([node]).map(({ row }) => row.id)
    const target = moveTo === null ? undefined : nodeOf(tree, { slug: moveTo })
    if (moveTo !== null && (target === undefined || target.archived || within.includes(target.row.id))) {
      throw new DomainError('invalid', 'catalogue.errors.moveTo', {
        fields: { moveTo: { key: 'catalogue.errors.moveTo' } },
      })
    }
    const moved = target === undefined ? 0 : await refileThreads(tx, within, target.row)
    if (node.row.archived_at !== null && moved === 0) return { moved }
    if (node.row.archived_at === null) await updateCategory(tx, id, { archived_at: tx.at })
    await tx.record('category.changed', { categoryId: id, by: tx.actor.memberId })
    await audit(tx, {
      action: 'category.archive',
      subjectType: 'category',
      subjectId: id,
      after: { movedTo: target?.row.id ?? null, moved },
    })
    return { moved }
  })
}

/**
 * Takes a category out of the archive. Threads that were refiled stay where they are. Records `category.changed`.
 * @throws forbidden; not_found
 */
export async function unarchiveCategory(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'category.administer')
  await ctx.write(async (tx) => {
    const node = nodeOf(treeOf(await categoriesForUpdate(tx)), { id })
    if (node === undefined) throw new DomainError('not_found', 'errors.notFound')
    if (node.row.archived_at === null) return
    await updateCategory(tx, id, { archived_at: null })
    await tx.record('category.changed', { categoryId: id, by: tx.actor.memberId })
    await audit(tx, { action: 'category.unarchive', subjectType: 'category', subjectId: id })
  })
}
