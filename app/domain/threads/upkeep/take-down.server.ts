import type { Tx } from '#app/core/write.server.ts'
import { notFound } from '#app/domain/access/may-read.ts'
import { acceptPost, withdrawAcceptance } from '#app/domain/threads/answers/change-acceptance.server.ts'
import { lostAcceptance } from '#app/domain/threads/queries/posts.server.ts'
import { postForUpdate, updatePost } from '#app/domain/threads/store/posts.server.ts'
import { countTags } from '#app/domain/threads/store/tags.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import { isUnseen, type ContentState, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { recount } from './recount.server.ts'
import { showFirst } from './show-first.server.ts'

/**
 * Takes a post out of sight, and its thread when it opens one: counts, acceptance and what it earned follow. `hidden` and
 * `held` are states of moderators, which the author can't end; a post that is out of sight already changes its state only.
 * Asks for no permission. Records `answer.unaccepted` where it applies, then `post.removed`.
 */
export async function takeDownIn(
  tx: Tx,
  { thread, post }: { thread: Thread; post: Post },
  {
    state,
    reason,
    by = tx.actor.memberId,
  }: {
    state: Exclude<ContentState, 'visible'>
    reason: string | null
    /** Who did it, if not the actor. */ by?: string | null
  },
): Promise<Post> {
  const wasVisible = post.state === 'visible'
  if (wasVisible && thread.accepted_post_id === post.id) await withdrawAcceptance(tx, thread)
  const values = wasVisible
    ? { state, removed_at: tx.at, removed_by: by, removed_reason: reason }
    : { state, removed_by: by, removed_reason: reason }
  await updatePost(tx, post.id, values)
  if (post.kind === 'opening') {
    await updateThread(tx, thread.id, { state })
    if (thread.state === 'visible') await countTags(tx, thread.id, -1)
  }
  if (!wasVisible) return { ...post, ...values }
  await recount(tx, thread.id)
  await tx.record('post.removed', moved(tx, thread, post))
  return { ...post, ...values }
}

/**
 * Shows a post again that was taken out of sight, with its thread when it opens one, its place in lists and what it had
 * earned; an answer that was accepted then is accepted again, unless another one is by now. Asks for no permission.
 * Records `post.restored`, then `answer.accepted` where it applies; for a post that was never shown, what writing it
 * records.
 */
export async function putBackIn(tx: Tx, { thread, post }: { thread: Thread; post: Post }): Promise<Post> {
  if (post.state === 'visible') return post
  if (isUnseen(post)) return showFirst(tx, { thread, post })
  const wasAccepted =
    post.removed_at !== null &&
    thread.accepted_post_id === null &&
    (await lostAcceptance(tx.db, post.id, post.removed_at))
  const values = { state: 'visible', removed_at: null, removed_by: null, removed_reason: null } as const
  await updatePost(tx, post.id, values)
  if (post.kind === 'opening') {
    await updateThread(tx, thread.id, { state: 'visible' })
    await countTags(tx, thread.id, 1)
  }
  await recount(tx, thread.id)
  await tx.record('post.restored', moved(tx, thread, post))
  if (wasAccepted) await acceptPost(tx, thread, post)
  return { ...post, ...values }
}

/** A post with its thread, both locked, whatever their state. @throws not_found */
export async function postWithThread(tx: Tx, postId: string): Promise<{ thread: Thread; post: Post }> {
  const found = await postForUpdate(tx, postId)
  if (found === undefined) throw notFound()
  return found
}

function moved(tx: Tx, thread: Thread, post: Post) {
  return {
    threadId: thread.id,
    postId: post.id,
    kind: post.kind,
    authorId: post.author_id,
    by: tx.actor.memberId,
  }
}
