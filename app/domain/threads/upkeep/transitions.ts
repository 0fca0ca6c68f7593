import type { Actor } from '#app/core/actor.ts'
import { actorIn } from '#app/domain/access/area.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import { refusalInArchive, refusalUnlessVisible, type Thread } from '#app/domain/threads/thread.ts'
import type { EventType } from '#app/registry/events.ts'
import type { Permission } from '#app/registry/permissions.ts'

type Column =
  | 'locked_at'
  | 'archived_at'
  | 'pinned_in'
  | 'pinned_at'
  | 'pinned_until'
  | 'duplicate_of_id'
  | 'named_original_id'

/** A row of the state machine of threads. */
type Transition = {
  /** The first of these columns is the state, null for off; the act sets it or clears all of them. */
  columns: readonly [Column, ...Column[]]
  to: 'set' | 'clear'
  permission: Permission
  /** Whether the act is possible in an archived thread, which is read only for everything else. */
  inArchive: boolean
  event: EventType
  /** Name in the audit log. */
  action: string
  /** Whether the audit log keeps what the state was. */
  keepsBefore: boolean
}

/**
 * What turns a state of a thread on or off. Every act needs a visible thread; an act whose state is there already
 * changes nothing. `pin` sets what its input says (`pinThread`); the others need no input (`transitionThread`).
 */
export const transitions = {
  lock: {
    columns: ['locked_at'],
    to: 'set',
    permission: 'thread.close',
    inArchive: false,
    event: 'thread.locked',
    action: 'thread.lock',
    keepsBefore: false,
  },
  unlock: {
    columns: ['locked_at'],
    to: 'clear',
    permission: 'thread.close',
    inArchive: false,
    event: 'thread.unlocked',
    action: 'thread.unlock',
    keepsBefore: false,
  },
  reopen: {
    columns: ['duplicate_of_id', 'named_original_id'],
    to: 'clear',
    permission: 'thread.close',
    inArchive: false,
    event: 'thread.reopened',
    action: 'thread.reopen',
    keepsBefore: true,
  },
  archive: {
    columns: ['archived_at'],
    to: 'set',
    permission: 'thread.pin',
    inArchive: true,
    event: 'thread.archived',
    action: 'thread.archive',
    keepsBefore: false,
  },
  unarchive: {
    columns: ['archived_at'],
    to: 'clear',
    permission: 'thread.pin',
    inArchive: true,
    event: 'thread.unarchived',
    action: 'thread.unarchive',
    keepsBefore: false,
  },
  pin: {
    columns: ['pinned_in', 'pinned_at', 'pinned_until'],
    to: 'set',
    permission: 'thread.pin',
    inArchive: false,
    event: 'thread.pinned',
    action: 'thread.pin',
    keepsBefore: true,
  },
  unpin: {
    columns: ['pinned_in', 'pinned_at', 'pinned_until'],
    to: 'clear',
    permission: 'thread.pin',
    inArchive: true,
    event: 'thread.unpinned',
    action: 'thread.unpin',
    keepsBefore: true,
  },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof transitions
/** Acts that need nothing but the thread. */
export type PlainTransition = Exclude<TransitionName, 'pin'>

/** How an idea gets from any status to any other: by a new decision, or by undoing the last one. */
export const ideaTransitions = {
  decide: { permission: 'idea.decide', event: 'idea.statusChanged', action: 'idea.setStatus' },
  undo: { permission: 'idea.decide', event: 'idea.statusChanged', action: 'idea.undoStatus' },
} as const satisfies Record<string, Pick<Transition, 'permission' | 'event' | 'action'>>

/** Why this actor can't carry out the act; null when they can, also when it would change nothing. */
export function refusalToTransition(actor: Actor, thread: Thread, act: TransitionName): Refusal | null {
  const { permission, inArchive } = transitions[act]
  return (
    refusalWithout(actorIn(actor, thread.category_id), permission) ??
    (inArchive ? null : refusalInArchive(thread)) ??
    refusalUnlessVisible(thread)
  )
}

/** Whether the thread is already in the state that the act leads to. */
export function isAlready(thread: Thread, act: TransitionName): boolean {
  const { columns, to } = transitions[act]
  return (thread[columns[0]] !== null) === (to === 'set')
}
