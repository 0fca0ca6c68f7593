import type { Tx } from '#app/core/write.server.ts'
import { updatePost } from '#app/domain/threads/store/posts.server.ts'
import { countTags } from '#app/domain/threads/store/tags.server.ts'
import { touchThread, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { recount } from './recount.server.ts'

/**
 * Shows a post that was held when it was written. Everything that follows from writing follows now, and once: its author
 * is the actor of the event, and the thread moves up in lists. Records `thread.posted` or `post.written`.
 */
export async function showFirst(tx: Tx, { thread, post }: { thread: Thread; post: Post }): Promise<Post> {
  const values = { state: 'visible', removed_by: null, removed_reason: null } as const
  await updatePost(tx, post.id, values)
  if (post.kind === 'opening') {
    await updateThread(tx, thread.id, { state: 'visible' })
    await countTags(tx, thread.id, 1)
  }
  await recount(tx, thread.id)
  const author = tx.as({ memberId: post.author_id, handle: null, name: null, roles: ['member'], trustLevel: 0 }, tx.at)
  await touchThread(author, thread.id)
  if (post.kind === 'opening')
    await author.record('thread.posted', {
      threadId: thread.id,
      postId: post.id,
      kind: thread.kind,
      authorId: post.author_id,
    })
  else
    await author.record('post.written', {
      threadId: thread.id,
      postId: post.id,
      kind: post.kind,
      authorId: post.author_id,
      threadAuthorId: thread.author_id,
    })
  return { ...post, ...values }
}
