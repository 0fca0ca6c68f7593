import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { TagTable } from '#db/schema/threads.ts'
import { lockedTag, nameTaken } from './locked-tag.server.ts'
import { tagRowsNamed, threadsWithTag } from './queries/tags.server.ts'
import { deleteTags, insertTag, insertTagChange, updateTag } from './store/catalogue.server.ts'

/**
 * Renames a tag; the old name becomes a synonym, so old addresses still lead to it. Its own synonym may become its
 * name. Records `tag.changed`; `undoTagChange` undoes it. @throws forbidden; not_found; invalid on `name` when it is
 * another tag or leads to one: merge them instead
 */
export async function renameTag(
  ctx: Ctx,
  { id, name, reason }: { id: string; name: string; reason: string },
): Promise<void> {
  authorize(ctx.actor, 'tag.administer')
  await ctx.write(async (tx) => {
    const { tag, synonyms } = await lockedTag(tx, id)
    if (tag.name === name) return
    const [taken] = await tagRowsNamed(tx.db, [name])
    if (taken !== undefined && taken.synonym_of_id !== id) throw nameTaken('name', name)
    await applyTagName(tx, tag, synonyms, name)
    await insertTagChange(tx, {
      id: newId('tagChange', msOf(tx.at)),
      kind: 'rename',
      tag_id: id,
      into_id: id,
      name_before: tag.name,
      name_after: name,
      synonym_ids: '[]',
      reason,
      changed_at: tx.at,
      changed_by: tx.actor.memberId,
      undone_at: null,
      undone_by: null,
    })
    await audit(tx, { action: 'tag.rename', subjectType: 'tag', subjectId: id, before: tag.name, after: name, reason })
  })
}

/**
 * The part of `renameTag` inside the transaction: sets the name, keeps the old one as a synonym and indexes the
 * threads. Records `tag.changed`.
 */
async function applyTagName(tx: Tx, tag: TagTable, synonyms: readonly TagTable[], name: string): Promise<void> {
  const own = synonyms.find((row) => row.name === name)
  if (own !== undefined) await deleteTags(tx, [own.id])
  await updateTag(tx, tag.id, { name })
  await insertTag(tx, {
    id: newId('tag', msOf(tx.at)),
    name: tag.name,
    thread_count: 0,
    created_at: tx.at,
    synonym_of_id: tag.id,
  })
  await indexThreads(tx, await threadsWithTag(tx.db, tag.id))
  await tx.record('tag.changed', { tagId: tag.id, by: tx.actor.memberId })
}

/** Queues the search index of these threads, which contains the names of their tags. */
export async function indexThreads(tx: Tx, threadIds: readonly string[]): Promise<void> {
  for (const threadId of threadIds) await tx.schedule('index-thread', { threadId }, { dedupe: threadId })
}
