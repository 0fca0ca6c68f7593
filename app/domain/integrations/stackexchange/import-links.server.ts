import type { Ctx } from '#app/core/context.server.ts'
import { sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import type { Instant } from '#app/core/time.ts'
import { markAsDuplicate } from '#app/domain/threads/close-as-duplicate.server.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { relinkImported } from '#app/domain/threads/relink-imported.server.ts'
import { threadPath } from '#app/domain/threads/thread.ts'
import { commentText } from './import-comments.server.ts'
import { actorOf, type ImportedPlace, type ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { withLocalAddresses, withLocalTitles, type LocalTarget, type SourceAddress } from './local-addresses.ts'
import { linkKind } from './mapping.ts'
import { everDuplicate, importedPlaces } from './queries.server.ts'
import { readRows } from './read-rows.server.ts'

type Places = ReadonlyMap<number, ImportedPlace>

/** What the texts of a question link to leads to where it is now; then duplicates lead to their original. */
export async function* linkSteps(ctx: Ctx, source: ImportSource): ImportSteps {
  const places = await importedPlaces(ctx.read, source.site)
  for await (const read of readRows(source.dir, 'posts')) {
    const question = 'row' in read ? places.get(read.row.id) : undefined
    if (question?.kind === 'opening') yield relinkStep(source.site, places, question.threadId)
  }
  yield* duplicateSteps(ctx, source, places)
}

/** A question has one original here; the source may name several, the first one first. */
async function* duplicateSteps(ctx: Ctx, { dir }: ImportSource, places: Places): ImportSteps {
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
    else if (from?.kind !== 'opening' || to === undefined || from.threadId === to.threadId)
      yield { skip: 'linkWithoutPost' }
    else if (named.has(from.threadId)) yield { skip: 'secondDuplicate' }
    else {
      named.add(from.threadId)
      yield closed.has(from.threadId) ? { known: 'duplicates' } : duplicateStep(from, to, row.createdAt)
    }
  }
}

function duplicateStep(from: ImportedPlace, to: ImportedPlace, at: Instant): ImportStep {
  return {
    add: 'duplicates',
    async write(tx) {
      const thread = await findThread(tx.db, from.threadId)
      const target = await findThread(tx.db, to.threadId)
      if (thread === undefined || target === undefined || target.duplicate_of_id === thread.id) return null
      return markAsDuplicate(tx.as(actorOf(undefined), at), thread, target.duplicate_of_id ?? target.id)
    },
  }
}

function relinkStep(site: string, places: Places, threadId: string): ImportStep {
  const targetOf = ({ questionId, answerId }: SourceAddress): LocalTarget | null => {
    const answer = answerId === null ? undefined : places.get(answerId)
    const place = answer ?? places.get(questionId ?? 0)
    if (place === undefined) return null
    const path = threadPath({ id: place.threadId, slug: place.threadSlug })
    return { path: place.kind === 'answer' ? `${path}#${place.id}` : path, title: place.threadTitle }
  }
  return {
    add: 'links',
    async write(tx) {
      const changed = await relinkImported(
        tx,
        threadId,
        `://${site}/`,
        ({ kind, body }) =>
          kind === 'comment'
            ? withLocalTitles(withLocalAddresses(body, site, targetOf), site, targetOf)
            : withLocalAddresses(body, site, targetOf),
        ({ kind }, body) => (kind === 'comment' ? commentText(body) : sanitizeImportedHtml(body)),
      )
      return changed ? true : null
    },
  }
}
