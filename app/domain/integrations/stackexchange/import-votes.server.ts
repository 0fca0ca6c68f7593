import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { acceptPost } from '#app/domain/threads/move-acceptance.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { recordImportedVote } from '#app/domain/threads/record-imported-vote.server.ts'
import { actorOf, rowKey, type ImportedPlace, type ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { postKind, voteKind } from './mapping.ts'
import { everAccepted, importedPeople, importedPlaces, importedVoteKeys } from './queries.server.ts'
import { readRows } from './read-rows.server.ts'

/** A step at its moment; `order` parts those of the same moment. */
type Moment = { at: Instant; order: number; step: ImportStep }

/**
 * Votes and acceptances in the order in which they happened, because the limits of reputation depend on it. The dump
 * tells the day only, so a vote on the day of its post comes right after the post. All votes are held in memory to be
 * sorted.
 */
export async function* voteSteps(ctx: Ctx, source: ImportSource): ImportSteps {
  const places = await importedPlaces(ctx.read, source.site)
  const known = await importedVoteKeys(ctx.read, source.site)
  const moments: Moment[] = []
  const acceptedAt = new Map<number, Instant>()
  for await (const read of readRows(source.dir, 'votes')) {
    if ('problem' in read) {
      if (read.problem !== 'missingFile') yield { problem: { name: 'votes', ...read } }
      continue
    }
    const { row } = read
    const kind = voteKind(row.typeId)
    const post = places.get(row.postId)
    // The newest: an asker may have moved the acceptance away and back.
    if (kind === 'accept') acceptedAt.set(row.postId, row.createdAt)
    else if (kind !== 'up' && kind !== 'down') yield { skip: 'otherVote' }
    else if (known.has(rowKey(source.site, 'vote', row.id))) yield { known: kind === 'up' ? 'upVotes' : 'downVotes' }
    else if (post === undefined) yield { skip: 'voteWithoutPost' }
    else {
      const at = later(row.createdAt, post.createdAt)
      moments.push({ at, order: row.id, step: voteStep(post, at, kind, rowKey(source.site, 'vote', row.id)) })
    }
  }
  moments.push(...(await acceptances(ctx, source, places, acceptedAt)))
  moments.sort((a, b) => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1))
  for (const { step } of moments) yield step
}

function voteStep(post: ImportedPlace, at: Instant, kind: 'up' | 'down', key: string): ImportStep {
  return {
    add: kind === 'up' ? 'upVotes' : 'downVotes',
    write: (tx) =>
      recordImportedVote(tx.as(actorOf(undefined), at), { postId: post.id, value: kind === 'up' ? 1 : -1, key }),
  }
}

/**
 * Which answer was accepted stands with the question, when with the votes; without such a vote it was when both were
 * there.
 */
async function acceptances(
  ctx: Ctx,
  { dir, site, limit }: ImportSource,
  places: Map<number, ImportedPlace>,
  acceptedAt: Map<number, Instant>,
): Promise<Moment[]> {
  const people = new Map(
    [...(await importedPeople(ctx.read, site)).values()].map((person) => [person.memberId, person]),
  )
  const known = await everAccepted(ctx.read)
  const moments: Moment[] = []
  for await (const read of readRows(dir, 'posts')) {
    if ('problem' in read || postKind(read.row.typeId) !== 'question' || read.row.acceptedAnswerId === null) continue
    const question = places.get(read.row.id)
    if (question === undefined && limit !== null) continue
    const answer = places.get(read.row.acceptedAnswerId)
    if (question === undefined || answer?.threadId !== question.threadId) {
      moments.push({ at: read.row.createdAt, order: 0, step: { skip: 'acceptedWithoutAnswer' } })
      continue
    }
    const at = later(acceptedAt.get(read.row.acceptedAnswerId) ?? answer.createdAt, answer.createdAt)
    const asker = actorOf(people.get(question.threadAuthorId ?? ''))
    const step: ImportStep = known.has(answer.id)
      ? { known: 'accepted' }
      : {
          add: 'accepted',
          async write(tx) {
            const thread = await findThread(tx.db, question.threadId)
            const post = await findPost(tx.db, answer.id)
            if (thread === undefined || post === undefined) return false
            await acceptPost(tx.as(asker, at), thread, post)
            return true
          },
        }
    moments.push({ at, order: Number.MAX_SAFE_INTEGER, step })
  }
  return moments
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}
