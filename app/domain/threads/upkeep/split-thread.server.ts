import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import type { SplitInput } from '#app/domain/threads/input.ts'
import { insertThreadRow, threadForUpdate } from '#app/domain/threads/store/threads.server.ts'
import {
  makeOpening,
  transferBranch,
  insertTransfer,
  responsesAmong,
} from '#app/domain/threads/store/transfers.server.ts'
import { responseKind, slugOf, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { refusalToOrganise } from './organising.ts'
import { recount } from './recount.server.ts'
import type { TransferDetails } from './transfer.ts'

/**
 * Splits chosen answers or replies, with their comments, off into a new thread. The oldest of them opens it, by its
 * author and at its time; votes, revisions and what the posts earned stay with them. Records `thread.split`.
 * @throws not_found; forbidden; invalid on `posts` unless all are visible answers or replies of this thread; not_now
 * when the accepted answer is among them
 */
export async function splitThread(ctx: Ctx, { threadId, posts, title }: SplitInput): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    const source = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToOrganise(ctx.actor, source))
    const chosen = await responsesAmong(tx, source.id, posts)
    const [first] = chosen
    if (first === undefined || chosen.length !== new Set(posts).size)
      throw new DomainError('invalid', 'posts.errors.splitPosts', {
        fields: { posts: { key: 'posts.errors.splitPosts' } },
      })
    if (chosen.some((post) => post.id === source.accepted_post_id))
      throw new DomainError('not_now', 'posts.errors.splitAccepted')

    const thread = newThread(tx, source, first, title)
    await insertThreadRow(tx, thread)
    const details: TransferDetails = {
      posts: chosen.map(({ id, kind, parent_id }) => ({ id, kind, parentId: parent_id })),
      meToo: [],
      followers: [],
      acceptance: false,
    }
    await transferBranch(
      tx,
      chosen.map(({ id }) => id),
      { threadId: thread.id, kind: responseKind(thread.kind) },
    )
    await makeOpening(tx, first.id)
    await recount(tx, thread.id)
    await recount(tx, source.id)
    const transferId = await insertTransfer(tx, {
      id: newId('transfer', msOf(tx.at)),
      kind: 'split',
      from_thread_id: source.id,
      to_thread_id: thread.id,
      details: JSON.stringify(details),
    })
    await tx.record('thread.split', { threadId: source.id, newThreadId: thread.id, transferId, by: tx.actor.memberId })
    await audit(tx, {
      action: 'thread.split',
      subjectType: 'thread',
      subjectId: source.id,
      after: { thread: thread.id, posts: chosen.map(({ id }) => id) },
    })
    return thread
  })
}

/** The row of the new thread: kind, category and product of the source; author and time of the post that opens it. */
function newThread(tx: Tx, source: Thread, first: Post, title: string): Thread {
  return {
    ...source,
    id: newId('thread', msOf(tx.at)),
    kind: source.kind === 'announcement' ? 'discussion' : source.kind,
    title,
    slug: slugOf(title),
    author_id: first.author_id,
    opening_post_id: first.id,
    excerpt: first.excerpt,
    lang: first.lang,
    votes: first.votes,
    answer_count: 0,
    comment_count: 0,
    me_too_count: 0,
    staff_answered: 0,
    accepted_post_id: null,
    accepted_at: null,
    accepted_by: null,
    accepted_event_id: null,
    duplicate_of_id: null,
    named_original_id: null,
    locked_at: null,
    archived_at: null,
    pinned_in: null,
    pinned_at: null,
    pinned_until: null,
    merged_into_id: null,
    moved_from_id: null,
    outdated: null,
    outdated_version: null,
    rechecked_version: null,
    accept_reminded_at: null,
    idea_status: source.kind === 'idea' ? 'open' : null,
    created_at: first.created_at,
    activity_at: tx.at,
    activity_member_id: first.author_id,
    imported_key: null,
  }
}
