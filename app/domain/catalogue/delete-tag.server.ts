import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { lockedTag } from './locked-tag.server.ts'
import { deleteTags, deleteWatches, tagIsUsed } from './store/catalogue.server.ts'

/**
 * Deletes a tag that no thread has, hidden threads included, with its synonyms. Records `tag.changed`. @throws
 * forbidden; not_found; not_now while a thread has it, or another row points to it
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
    // A row of another table points to the tag.
    if (ctx.dialect.isForeignKeyViolation(error)) throw inUse
    throw error
  }
}
