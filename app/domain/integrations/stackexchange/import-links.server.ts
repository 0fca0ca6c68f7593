import type { Ctx } from '#app/core/context.server.ts'
import { sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { markAsDuplicate } from '../../threads/close-as-duplicate.server.ts'
import { findThread } from '../../threads/queries/posts.server.ts'
import { relinkImported } from '../../threads/relink-imported.server.ts'
import { threadPath } from '../../threads/thread.ts'
import { commentText } from './import-comments.server.ts'
import { actorOf } from './import-source.ts'
import type { ImportedPlace, ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { withLocalAddresses } from './local-addresses.ts'
import { linkKind } from './mapping.ts'
import { everDuplicate, importedPlaces } from './queries.server.ts'
import { readRows } from './read-rows.server.ts'

/** Duplicates lead to their original; what a text links to leads to where it is now. */
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
    const kind = linkKind(row.typeId)
    if (kind === null) yield { skip: 'otherLink' }
    else if (kind === 'linked') yield from === undefined || to === undefined ? { skip: 'linkWithoutPost' } : relinkStep(site, places, from, to)
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

/** The links of one post and its comments to one thread. A question may be linked without a text that says so. */
function relinkStep(site: string, places: ReadonlyMap<number, ImportedPlace>, from: ImportedPlace, to: ImportedPlace): ImportStep {
  return {
    add: 'links',
    async write(tx) {
      const thread = await findThread(tx.db, to.threadId)
      if (thread === undefined) return 'linkWithoutPost'
      const path = threadPath(thread)
      const relink = (body: string): string =>
        withLocalAddresses(body, site, ({ questionId, answerId }) => {
          const answer = answerId === null ? undefined : places.get(answerId)
          if (answer?.threadId === to.threadId) return answer.kind === 'answer' ? `${path}#${answer.id}` : path
          return questionId !== null && places.get(questionId)?.threadId === to.threadId ? path : null
        })
      const { changed, bodies } = await relinkImported(tx, from.id, relink, (post, body) => (post.kind === 'comment' ? commentText(body) : sanitizeImportedHtml(body)))
      if (changed) return true
      return bodies.some((body) => body.includes(to.threadId)) ? false : 'otherLink'
    },
  }
}
