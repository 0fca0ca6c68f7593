import type { Judgement } from '#app/domain/holding/judge-post.server.ts'
import type { EventPayload } from '#app/registry/events.ts'
import type { Post } from './thread.ts'

/** What is recorded of a new post that waits for a moderator. */
export function heldEvent(post: Post, { causes }: Judgement): EventPayload<'post.held'> {
  return {
    threadId: post.thread_id,
    postId: post.id,
    kind: post.kind,
    authorId: post.author_id ?? '',
    causes: causes.map(({ rule }) => rule).join(' '),
    marks: JSON.stringify(causes.flatMap(({ marks }) => marks)),
  }
}
