import type { Actor } from '#app/core/actor.ts'
import { answersIn } from '#app/domain/access/area.ts'
import { refusalWithout, type Refusal, type RuleRefusal } from '#app/domain/access/refusal.ts'
import { refusalUnlessVisible, refusalWhenLocked, type Post, type Thread } from './thread.ts'

/** Why this actor can't answer the question or reply to the thread; null when they can. */
export function refusalToRespond(actor: Actor, thread: Thread): Refusal | null {
  return refusalToWrite(actor, thread) ?? (thread.duplicate_of_id === null ? null : duplicate)
}

/**
 * Why this actor can't comment in the thread; null when they can. `parent`: the post that the comment is about; left
 * out: the opening post. Duplicates take comments: readers may say why it is not one.
 */
export function refusalToComment(actor: Actor, thread: Thread, parent?: Post): Refusal | null {
  return refusalToWrite(actor, thread) ?? (parent === undefined || takesComments(thread, parent) ? null : badParent)
}

function refusalToWrite(actor: Actor, thread: Thread): Refusal | null {
  return (
    refusalWithout(actor, 'post.write') ??
    (answersIn(actor, thread) ? null : onlyReads) ??
    refusalWhenLocked(actor, thread) ??
    refusalUnlessVisible(thread)
  )
}

/** Comments are about a visible post of their thread, never about another comment. */
function takesComments(thread: Pick<Thread, 'id'>, parent: Pick<Post, 'thread_id' | 'kind' | 'state'>): boolean {
  return parent.thread_id === thread.id && parent.kind !== 'comment' && parent.state === 'visible'
}

const onlyReads: Refusal = { kind: 'forbidden', key: 'threads.errors.areaOnlyRead', options: { code: 'only_reads' } }
const duplicate: Refusal = { kind: 'not_now', key: 'threads.errors.duplicate' }

/** The refusal of a comment on something that takes none. */
export const badParent: RuleRefusal = {
  kind: 'invalid',
  key: 'threads.errors.badParent',
  options: { fields: { parentId: { key: 'threads.errors.badParent' } } },
}
