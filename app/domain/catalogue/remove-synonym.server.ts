import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { lockedTag } from './locked-tag.server.ts'
import { mergeOf } from './queries/tags.server.ts'
import { deleteTags } from './store/catalogue.server.ts'

/**
 * Deletes a synonym of a tag. Changes nothing when there is none. Records `tag.changed`. @throws forbidden; not_found;
 * not_now for a synonym that was merged into the tag: undo the merge instead, so that its threads get it back
 */
export async function removeSynonym(ctx: Ctx, { id, synonym }: { id: string; synonym: string }): Promise<void> {
  authorize(ctx.actor, 'tag.administer')
  await ctx.write(async (tx) => {
    const { synonyms } = await lockedTag(tx, id)
    const row = synonyms.find(({ name }) => name === synonym)
    if (row === undefined) return
    if ((await mergeOf(tx.db, row.id)) !== undefined)
      throw new DomainError('not_now', 'catalogue.errors.undoMergeInstead')
    await deleteTags(tx, [row.id])
    await tx.record('tag.changed', { tagId: id, by: tx.actor.memberId })
    await audit(tx, { action: 'tag.removeSynonym', subjectType: 'tag', subjectId: id, before: synonym })
  })
}
