import type { Tx } from '#app/core/write.server.ts'
import type { EventPayload, EventType, RecordedEvent } from '#app/registry/events.ts'
import { metricsMovedBy } from './moved-metrics.ts'
import { eventOf, writersOf } from './queries/concerned.server.ts'

/**
 * The members whose badges an event may award or revoke: fields of its payload. `cause`: the members of the undone
 * event; `postId`: its writer and editors. Each of these events has `scheduleBadgeRecompute` in `app/reactions.server.ts`.
 */
const concerned = {
  'member.registered': ['memberId'],
  'member.profileChanged': ['memberId'],
  'thread.posted': ['authorId'],
  'thread.closedAsDuplicate': ['by'],
  'thread.meTooAdded': ['memberId'],
  'thread.meTooRemoved': ['memberId'],
  'thread.meTooCorrected': ['memberId'],
  'thread.meTooCorrectionUndone': ['memberId'],
  'post.written': ['authorId', 'threadAuthorId'],
  'post.edited': ['editorId'],
  'post.removed': ['authorId', 'postId'],
  'post.restored': ['authorId', 'postId'],
  'question.votedUp': ['authorId', 'voterId'],
  'question.votedDown': ['authorId', 'voterId'],
  'answer.votedUp': ['authorId', 'voterId'],
  'answer.votedDown': ['authorId', 'voterId'],
  'vote.withdrawn': ['cause'],
  'vote.corrected': ['cause'],
  'vote.correctionUndone': ['cause'],
  'review.undone': ['cause'],
  'answer.accepted': ['answerAuthorId', 'askerId'],
  'answer.unaccepted': ['cause'],
  'answer.endorsed': ['answerAuthorId'],
  'answer.outcomeSaid': ['postId'],
  'answer.rechecked': ['checkerId'],
  'edit.accepted': ['editorId'],
  'flag.upheld': ['memberId'],
  'flag.reversed': ['memberId'],
  'case.opened': ['customerId'],
  'story.published': ['authorId'],
  'story.withdrawn': ['authorId'],
  'story.changed': ['authorId'],
} as const satisfies { [T in EventType]?: readonly (keyof EventPayload<T> & string)[] }

export type BadgeEvent = keyof typeof concerned
export const badgeEvents = Object.keys(concerned) as BadgeEvent[]

/**
/**
 * Queues the badges of the members whom this event concerns: one waiting job per member at most, or one job per event
 * where the event can change few metrics. A removed or restored thread changes the figures of all its authors, so theirs
 * are queued too.
 */
export async function scheduleBadgeRecompute(tx: Tx, event: RecordedEvent<BadgeEvent>): Promise<void> {
  const members = [...(await membersConcerned(tx, event))].sort()
  const metrics = metricsMovedBy(event.type)
  if (metrics !== null && members.length > 0) {
    const memberIds = members.join(' ')
    await tx.schedule(
      'recompute-badges-after',
      { memberIds, event: event.type },
      { dedupe: `${event.type} ${memberIds}` },
    )
    return
  }
  for (const memberId of members) await tx.schedule('recompute-badges', { memberId }, { dedupe: memberId })
  if ((event.type === 'post.removed' || event.type === 'post.restored') && event.payload.kind === 'opening') {
    const { threadId } = event.payload
    await tx.schedule('recompute-badges-in-thread', { threadId }, { dedupe: threadId })
  }
}

async function membersConcerned(tx: Tx, event: Pick<RecordedEvent, 'type' | 'payload'>): Promise<Set<string>> {
  const payload = event.payload as Record<string, unknown>
  const found = new Set<string>()
  for (const field of event.type in concerned ? concerned[event.type as BadgeEvent] : []) {
    const value = payload[field]
    if (typeof value !== 'string') continue
    if (field === 'postId') for (const memberId of await writersOf(tx.db, value)) found.add(memberId)
    else if (field !== 'cause') found.add(value)
    else {
      const undone = await eventOf(tx.db, value)
      for (const memberId of undone === null ? [] : await membersConcerned(tx, undone)) found.add(memberId)
    }
  }
  return found
}
