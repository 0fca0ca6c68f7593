import type { Actor } from '#app/core/actor.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import { refusalUnlessVisible, type Post, type Thread } from '#app/domain/threads/thread.ts'

/** Why this actor can't report the post to moderators; null when they can. Nobody reports their own. */
export function refusalToFlag(actor: Actor, thread: Thread, post: Pick<Post, 'author_id' | 'state'>): Refusal | null {
  return (
    refusalWithout(actor, 'flag.give') ??
    (post.author_id !== null && post.author_id === actor.memberId ? own : null) ??
    refusalUnlessVisible(post, thread)
  )
}

const own: Refusal = { kind: 'forbidden', key: 'flags.errors.own' }
