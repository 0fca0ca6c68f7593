import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { lockedTag, nameTaken } from './locked-tag.server.ts'
import { tagRowsNamed } from './queries/tags.server.ts'
import { insertTag } from './store/catalogue.server.ts'

/**
 * Adds another name that leads to a tag: a member who types it gets the tag. Records `tag.changed`.
 * @throws invalid on `synonym` when the name is a tag of its own (merge them instead) or leads elsewhere
 */
export async function addSynonym(ctx: Ctx, { id, synonym }: { id: string; synonym: string }): Promise<void> {
  authorize(ctx.actor, 'tag.administer')
  await ctx.write(async (tx) => {
    const { synonyms } = await lockedTag(tx, id)
    if (synonyms.some(({ name }) => name === synonym)) return
    if ((await tagRowsNamed(tx.db, [synonym])).length > 0) throw nameTaken('synonym', synonym)
    await insertTag(tx, {
      id: newId('tag', msOf(tx.at)),
      name: synonym,
      thread_count: 0,
      created_at: tx.at,
      synonym_of_id: id,
    })
    await tx.record('tag.changed', { tagId: id, by: tx.actor.memberId })
    await audit(tx, { action: 'tag.addSynonym', subjectType: 'tag', subjectId: id, after: synonym })
  })
}
