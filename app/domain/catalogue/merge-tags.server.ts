import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { tagRowsNamed } from './queries/tags.server.ts'
import { indexThreads } from './rename-tag.server.ts'
import {
  copyWatches,
  insertTagChange,
  tagsForUpdate,
  retagThreads,
  recountTags,
  repointSynonyms,
  updateTag,
} from './store/catalogue.server.ts'

/**
 * Merges one tag into another: threads of the first get the second, each once, and the first becomes a synonym of it,
 * with all its synonyms. Records `tag.changed`; `undoTagChange` undoes it. @returns how many threads changed, and the
 * name of the tag it went into @throws forbidden; not_found; invalid on `into` when there is no such tag or it is this
 * one
 */
export async function mergeTags(
  ctx: Ctx,
  { id, into, reason }: { id: string; into: string; reason: string },
): Promise<{ threads: number; into: string }> {
  authorize(ctx.actor, 'tag.administer')
  return ctx.write(async (tx) => {
    const [named] = await tagRowsNamed(tx.db, [into])
    const intoId = named?.synonym_of_id ?? named?.id
    if (intoId === undefined) throw refusal('catalogue.errors.noTag')
    const rows = await tagsForUpdate(tx, [id, intoId])
    const [from, target] = [rows.find((row) => row.id === id), rows.find((row) => row.id === intoId)]
    if (from === undefined || from.synonym_of_id !== null) throw new DomainError('not_found', 'catalogue.errors.noTag')
    if (target === undefined || target.synonym_of_id !== null) throw refusal('catalogue.errors.noTag')
    if (from.id === target.id) throw refusal('catalogue.errors.sameTag')
    const synonyms = rows.filter((row) => row.synonym_of_id === id).map((row) => row.id)
    const changeId = newId('tagChange', msOf(tx.at))
    await insertTagChange(tx, {
      id: changeId,
      kind: 'merge',
      tag_id: id,
      into_id: target.id,
      name_before: from.name,
      name_after: target.name,
      synonym_ids: JSON.stringify(synonyms),
      reason,
      changed_at: tx.at,
      changed_by: tx.actor.memberId,
      undone_at: null,
      undone_by: null,
    })
    const threads = await retagThreads(tx, changeId, id, target.id)
    await updateTag(tx, id, { synonym_of_id: target.id })
    await repointSynonyms(tx, synonyms, target.id)
    await copyWatches(tx, id, target.id)
    await recountTags(tx, [id, target.id])
    await indexThreads(tx, threads)
    await tx.record('tag.changed', { tagId: target.id, by: tx.actor.memberId })
    await audit(tx, {
      action: 'tag.merge',
      subjectType: 'tag',
      subjectId: id,
      before: from.name,
      after: { into: target.name, threads: threads.length },
      reason,
    })
    return { threads: threads.length, into: target.name }
  })
}

function refusal(key: string): DomainError {
  return new DomainError('invalid', key, { fields: { into: { key } } })
}
