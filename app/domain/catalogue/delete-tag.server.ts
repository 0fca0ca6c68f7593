import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { lockedTag } from './locked-tag.server.ts'
import { deleteTags, deleteWatches, tagIsUsed } from './store/catalogue.server.ts'

/**
 * Deletes a tag that no thread has, hidden ones included, with the names that lead to it. Records `tag.changed`.
 * @throws not_now while a thread has it, or something else of the product points to it
 */
export async function deleteTag(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'tag.administer')
  const inUse = new DomainError('not_now', 'catalogue.errors.tagInUse')
  try {
    await ctx.write(async (tx) => {
      const { tag, synonyms } = await lockedTag(tx, id)
      if (await tagIsUsed(tx, id)) throw inUse
      await deleteWatches(tx, id)
      await deleteTags(tx, [...synonyms.map((row) => row.id), id])
      await tx.record('tag.changed', { tagId: id, by: tx.actor.memberId })
      await audit(tx, { action: 'tag.delete', subjectType: 'tag', subjectId: id, before: tag.name })
    })
  } catch (error) {
    // Something else of the product points to it.
    if (ctx.dialect.isForeignKeyViolation(error)) throw inUse
    throw error
  }
}
