import { z } from 'zod'
import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { TagChangeTable, TagTable } from '#db/schema/threads.ts'
import { findTagChange, tagRowsNamed, threadsWithTag } from './queries/tags.server.ts'
import { indexThreads } from './rename-tag.server.ts'
import {
  deleteTags,
  insertTag,
  tagsForUpdate,
  undoRetag,
  recountTags,
  repointSynonyms,
  updateTag,
  updateTagChange,
} from './store/catalogue.server.ts'

const ids = z.array(z.string())

/**
 * Undoes a rename or a merge: the old name is a tag again, and the threads that still have the other tag get it back.
 * Twice changes nothing. Records `tag.changed`. @throws forbidden; not_found; not_now when the tags have changed since:
 * undo the later change first
 */
export async function undoTagChange(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'tag.administer')
  await ctx.write(async (tx) => {
    const change = await findTagChange(tx.db, id)
    if (change === undefined) throw new DomainError('not_found', 'errors.notFound')
    const rows = await tagsForUpdate(tx, [change.tag_id, change.into_id])
    // Read again now that the tags are locked: two people may undo it at the same time.
    if ((await findTagChange(tx.db, id))?.undone_at !== null) return
    if (change.kind === 'merge') await unmerge(tx, change, rows)
    else await rename(tx, change, rows)
    await updateTagChange(tx, id, { undone_at: tx.at, undone_by: tx.actor.memberId })
    await tx.record('tag.changed', { tagId: change.tag_id, by: tx.actor.memberId })
    await audit(tx, {
      action: 'tag.undo',
      subjectType: 'tag',
      subjectId: change.tag_id,
      before: change.name_after,
      after: change.name_before,
    })
  })
}

async function unmerge(tx: Tx, change: TagChangeTable, rows: readonly TagTable[]): Promise<void> {
  const [tag, target] = [rows.find((row) => row.id === change.tag_id), rows.find((row) => row.id === change.into_id)]
  if (tag === undefined || target === undefined || tag.synonym_of_id !== target.id) throw changedSince()
  const synonyms = ids
    .parse(JSON.parse(change.synonym_ids))
    .filter((synonym) => rows.some((row) => row.id === synonym && row.synonym_of_id === target.id))
  await updateTag(tx, tag.id, { synonym_of_id: null })
  await repointSynonyms(tx, synonyms, tag.id)
  const threads = await undoRetag(tx, change.id, tag.id, target.id)
  await recountTags(tx, [tag.id, target.id])
  await indexThreads(tx, threads)
}

async function rename(tx: Tx, change: TagChangeTable, rows: readonly TagTable[]): Promise<void> {
  const tag = rows.find((row) => row.id === change.tag_id)
  const old = rows.find((row) => row.name === change.name_before && row.synonym_of_id === change.tag_id)
  if (tag === undefined || tag.synonym_of_id !== null || tag.name !== change.name_after) throw changedSince()
  if (old !== undefined) await deleteTags(tx, [old.id])
  else if ((await tagRowsNamed(tx.db, [change.name_before])).length > 0) throw changedSince()
  await updateTag(tx, tag.id, { name: change.name_before })
  // Members may know the newer name by now, so it stays as a synonym.
  await insertTag(tx, {
    id: newId('tag', msOf(tx.at)),
    name: change.name_after,
    thread_count: 0,
    created_at: tx.at,
    synonym_of_id: tag.id,
  })
  await indexThreads(tx, await threadsWithTag(tx.db, tag.id))
}

function changedSince(): DomainError {
  return new DomainError('not_now', 'catalogue.errors.changedSince')
}
