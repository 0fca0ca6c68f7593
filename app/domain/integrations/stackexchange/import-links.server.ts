import type { Ctx } from '#app/core/context.server.ts'
import { markAsDuplicate } from '../../threads/close-as-duplicate.server.ts'
import { findThread } from '../../threads/queries/posts.server.ts'
import { actorOf } from './import-source.ts'
import type { ImportSource } from './import-source.ts'
import type { ImportSteps } from './import-step.ts'
import { linkKind } from './mapping.ts'
import { everDuplicate, importedPlaces } from './queries.server.ts'
import { readRows } from './read-rows.server.ts'

/** Duplicates lead to their original. Other links stand in the texts they were found in. */
export async function* linkSteps(ctx: Ctx, { dir, site }: ImportSource): ImportSteps {
  const places = await importedPlaces(ctx.read, site)
  const closed = await everDuplicate(ctx.read)
  const named = new Set<string>()
  for await (const read of readRows(dir, 'links')) {
    if ('problem' in read) {
      if (read.problem !== 'missingFile') yield { problem: { name: 'links', ...read } }
      continue
    }
    const { row } = read
    const from = places.get(row.postId)
    const to = places.get(row.relatedPostId)
    if (linkKind(row.typeId) !== 'duplicate') yield { skip: 'otherLink' }
    else if (from?.kind !== 'opening' || to === undefined || from.threadId === to.threadId) yield { skip: 'linkWithoutPost' }
    // A question has one original here; the source may name several, the first one first.
    else if (named.has(from.threadId)) yield { skip: 'secondDuplicate' }
    else {
      named.add(from.threadId)
      if (closed.has(from.threadId)) yield { known: 'duplicates' }
      else {
        yield {
          add: 'duplicates',
          async write(tx) {
            const thread = await findThread(tx.db, from.threadId)
            const target = await findThread(tx.db, to.threadId)
            if (thread === undefined || target === undefined || target.duplicate_of_id === thread.id) return false
            return markAsDuplicate(tx.as(actorOf(undefined), row.createdAt), thread, target.duplicate_of_id ?? target.id)
          },
        }
      }
    }
  }
}
