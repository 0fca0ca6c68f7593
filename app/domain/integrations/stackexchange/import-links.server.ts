import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { rerenderImported } from '#app/domain/threads/import/imported-body.server.ts'
import { relinkImported } from '#app/domain/threads/import/relink-imported.server.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { type Post, threadPath } from '#app/domain/threads/thread.ts'
import { markAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { commentText } from './import-comments.server.ts'
import { actorOf, type ImportedPlace, type ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { inGroups } from './in-groups.ts'
import {
  withLocalAddresses,
  withLocalTitles,
  type LocalTarget,
  type SourceAddress,
  type TargetOf,
} from './local-addresses.ts'
import { linkKind } from './mapping.ts'
import { everDuplicate, importedPlaces } from './queries/imported.server.ts'
import { readRows } from './read-rows.server.ts'

/** Rewrites links in texts to their local addresses, then closes duplicates in favour of their original. */
export async function* linkSteps(ctx: Ctx, source: ImportSource): ImportSteps {
  for await (const group of inGroups(readRows(source.dir, 'posts'))) {
    const ids = group.map((read) => ('row' in read ? read.row.id : null))
    const places = await importedPlaces(ctx.read, source.site, ids)
    for (const id of ids) {
      const question = id === null ? undefined : places.get(id)
      if (question?.kind === 'opening') yield relinkStep(source.site, question.threadId)
    }
  }
  yield* duplicateSteps(ctx, source)
}

/** A question has one original here; of several in the source the first counts. */
async function* duplicateSteps(ctx: Ctx, { dir, site }: ImportSource): ImportSteps {
  const closed = await everDuplicate(ctx.read)
  const named = new Set<string>()
  for await (const group of inGroups(readRows(dir, 'links'))) {
    const places = await importedPlaces(
      ctx.read,
      site,
      group.flatMap((read) => ('row' in read ? [read.row.postId, read.row.relatedPostId] : [])),
    )
    for (const read of group) {
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
}

function duplicateStep(from: ImportedPlace, to: ImportedPlace, at: Instant): ImportStep {
  return {
    add: 'duplicates',
    async write(tx) {
      const thread = await findThread(tx.db, from.threadId)
      const target = await findThread(tx.db, to.threadId)
      if (thread === undefined || target === undefined) return null
      // Two questions that the source calls duplicates of each other: the first mention counts.
      return (await markAsDuplicate(tx.as(actorOf(undefined), at), thread, target.id)) || null
    },
  }
}

function relinkStep(site: string, threadId: string): ImportStep {
  return {
    add: 'links',
    async write(tx) {
      const changed = await relinkImported(
        tx,
        threadId,
        `://${site}/`,
        async (post) => {
          const named: (number | null)[] = []
          withLocalLinks(post, site, ({ questionId, answerId }) => {
            named.push(questionId, answerId)
            return null
          })
          const places = await importedPlaces(tx.db, site, named)
          return withLocalLinks(post, site, (address) => targetAmong(places, address))
        },
        (post, body) => (post.kind === 'comment' ? commentText(body) : rerenderImported(post, body)),
      )
      return changed ? true : null
    },
  }
}

function withLocalLinks({ kind, body }: Post, site: string, targetOf: TargetOf): string {
  const linked = withLocalAddresses(body, site, targetOf)
  return kind === 'comment' ? withLocalTitles(linked, site, targetOf) : linked
}

function targetAmong(
  places: ReadonlyMap<number, ImportedPlace>,
  { questionId, answerId }: SourceAddress,
): LocalTarget | null {
  const answer = answerId === null ? undefined : places.get(answerId)
  const place = answer ?? (questionId === null ? undefined : places.get(questionId))
  if (place === undefined) return null
  const path = threadPath({ id: place.threadId, slug: place.threadSlug })
  return { path: place.kind === 'answer' ? `${path}#${place.id}` : path, title: place.threadTitle }
}
