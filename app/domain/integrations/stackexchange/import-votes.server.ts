import type { Ctx } from '#app/core/context.server.ts'
import { later, type Instant } from '#app/core/time.ts'
import { acceptPost } from '#app/domain/threads/answers/change-acceptance.server.ts'
import { recordImportedVote } from '#app/domain/threads/import/record-imported-vote.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { actorOf, rowKey, type ImportedPlace, type ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { inGroups } from './in-groups.ts'
import { postKind, voteKind } from './mapping.ts'
import { everAccepted, importedPlaces, importedVotes, peopleByMember } from './queries/imported.server.ts'
import { readRows } from './read-rows.server.ts'
import { voteMoments } from './vote-moments.ts'

type Moments = ReturnType<typeof voteMoments>

/**
 * Votes and acceptances in the order in which they happened, because the limits of reputation depend on it. The dump
 * tells the day only, so a vote on the day of its post comes right after the post.
 */
export async function* voteSteps(ctx: Ctx, source: ImportSource): ImportSteps {
  const moments = voteMoments()
  const acceptedAt = new Map<number, Instant>()
  yield* votes(ctx, source, moments, acceptedAt)
  yield* acceptances(ctx, source, moments, acceptedAt)
  for await (const group of inGroups(inOrder(moments))) {
    const places = await importedPlaces(
      ctx.read,
      source.site,
      group.map(({ post }) => post),
    )
    const askers = await peopleByMember(
      ctx.read,
      group.flatMap(({ post, value }) => (value === 0 ? (places.get(post)?.threadAuthorId ?? []) : [])),
    )
    for (const moment of group) {
      const post = places.get(moment.post)
      if (post === undefined)
        throw new Error(`The imported post ${moment.post} went away while its votes were imported.`)
      const asker = actorOf(askers.get(post.threadAuthorId ?? ''))
      yield moment.value === 0
        ? acceptStep(post, asker, moment.at)
        : voteStep(post, moment.at, moment.value, rowKey(source.site, 'vote', moment.voteId))
    }
  }
}

/** Votes that are to be written go to `moments`; what else is in the file gives its steps now. */
async function* votes(
  ctx: Ctx,
  { dir, site }: ImportSource,
  moments: Moments,
  acceptedAt: Map<number, Instant>,
): ImportSteps {
  for await (const group of inGroups(readRows(dir, 'votes'))) {
    const rows = group.flatMap((read) => ('row' in read ? [read.row] : []))
    const places = await importedPlaces(
      ctx.read,
      site,
      rows.map((row) => row.postId),
    )
    const known = await importedVotes(
      ctx.read,
      site,
      rows.map((row) => row.id),
    )
    for (const read of group) {
      if ('problem' in read) {
        if (read.problem !== 'missingFile') yield { problem: { name: 'votes', ...read } }
        continue
      }
      const { row } = read
      const kind = voteKind(row.typeId)
      const post = places.get(row.postId)
      // The newest: an asker may have accepted another answer and returned to this one.
      if (kind === 'accept') acceptedAt.set(row.postId, row.createdAt)
      else if (kind !== 'up' && kind !== 'down') yield { skip: 'otherVote' }
      else if (known.has(row.id)) yield { known: kind === 'up' ? 'upVotes' : 'downVotes' }
      else if (post === undefined) yield { skip: 'voteWithoutPost' }
      else {
        const at = later(row.createdAt, post.createdAt)
        moments.add({ at, post: row.postId, voteId: row.id, value: kind === 'up' ? 1 : -1 })
      }
    }
  }
}

/**
 * The question names the accepted answer, the votes its day; without such a vote the acceptance has the time at which
 * both posts existed.
 */
async function* acceptances(
  ctx: Ctx,
  { dir, site, limit }: ImportSource,
  moments: Moments,
  acceptedAt: Map<number, Instant>,
): ImportSteps {
  const known = await everAccepted(ctx.read)
  for await (const group of inGroups(readRows(dir, 'posts'))) {
    const pairs = group.flatMap((read) =>
      'row' in read && postKind(read.row.typeId) === 'question' && read.row.acceptedAnswerId !== null
        ? [{ questionId: read.row.id, answerId: read.row.acceptedAnswerId }]
        : [],
    )
    const places = await importedPlaces(
      ctx.read,
      site,
      pairs.flatMap(({ questionId, answerId }) => [questionId, answerId]),
    )
    for (const { questionId, answerId } of pairs) {
      const [question, answer] = [places.get(questionId), places.get(answerId)]
      if (question === undefined && limit !== null) continue
      if (question === undefined || answer?.threadId !== question.threadId) yield { skip: 'acceptedWithoutAnswer' }
      else if (known.has(answer.id)) yield { known: 'accepted' }
      else
        moments.add({
          at: later(acceptedAt.get(answerId) ?? answer.createdAt, answer.createdAt),
          post: answerId,
          value: 0,
        })
    }
  }
}

async function* inOrder(moments: Moments) {
  yield* moments.sorted()
}

function voteStep(post: ImportedPlace, at: Instant, value: 1 | -1, key: string): ImportStep {
  return {
    add: value === 1 ? 'upVotes' : 'downVotes',
    write: (tx) => recordImportedVote(tx.as(actorOf(undefined), at), { postId: post.id, value, key }),
  }
}

function acceptStep(answer: ImportedPlace, asker: ReturnType<typeof actorOf>, at: Instant): ImportStep {
  return {
    add: 'accepted',
    async write(tx) {
      const thread = await findThread(tx.db, answer.threadId)
      const post = await findPost(tx.db, answer.id)
      if (thread === undefined || post === undefined) return false
      await acceptPost(tx.as(asker, at), thread, post, { imported: true })
      return true
    },
  }
}
