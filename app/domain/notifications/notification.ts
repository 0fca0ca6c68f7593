import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { mayReadPost, type PostContent, type ThreadContent } from '#app/domain/access/may-read.ts'
import type { EventType, RecordedEvent } from '#app/registry/events.ts'
import { kindsOfEvent, takenBack, type NotificationCause, type NotificationKind } from '#app/registry/notifications.ts'
import type { NotificationSubject } from '#app/registry/notifications/kinds.ts'
import type { Permission } from '#app/registry/permissions.ts'

type Payload = Readonly<Record<string, string | number | null>>

/** The fields of an event by their names. */
export function fieldsOf(event: RecordedEvent): Payload {
  return event.payload
}

/** The kinds that this event brings, in the order in which they claim a member. */
export function causesOf(event: RecordedEvent): readonly { kind: NotificationKind; cause: NotificationCause }[] {
  const fields = fieldsOf(event)
  return (kindsOfEvent.get(event.type) ?? []).filter(({ cause }) =>
    Object.entries(cause.when ?? {}).every(([field, wanted]) =>
      Array.isArray(wanted) ? wanted.includes(fields[field] ?? null) : fields[field] === wanted,
    ),
  )
}

/** The earlier event that this one takes back; null for others. */
export function takenBackBy(event: RecordedEvent): string | null {
  const field = (takenBack as Readonly<Partial<Record<EventType, string>>>)[event.type]
  const cause = field === undefined ? null : fieldsOf(event)[field]
  return typeof cause === 'string' ? cause : null
}

/** Whether anybody could be told of this event: an act on one's own post tells nobody, and queues nothing. */
export function concernsSomebody(event: RecordedEvent): boolean {
  if (takenBackBy(event) !== null) return true
  const fields = fieldsOf(event)
  return causesOf(event).some(
    ({ cause: { to } }) =>
      typeof to !== 'string' || (typeof fields[to] === 'string' && fields[to] !== '' && fields[to] !== event.actorId),
  )
}

/** What decides who may know of a notification. */
export type Known = {
  subject: NotificationSubject
  /** The post that is read there, with its thread; null: it is about none. */
  post: { thread: ThreadContent; post: PostContent } | null
  /** The case it is about; null: about none. */
  case: { customerId: string | null; dismissed: boolean } | null
}

/** Subjects that only members with a permission may know of. */
export const subjectPermissions: Partial<Record<NotificationSubject, Permission>> = {
  job: 'job.administer',
  ledger: 'ledger.administer',
  queue: 'review.read',
  backup: 'job.administer',
  cause: 'case.work',
}

/** Whether this member may know of it. `queries/visible.server.ts` says the same in SQL. */
export function mayKnow(actor: Actor, known: Known): boolean {
  const permission = subjectPermissions[known.subject]
  if (permission !== undefined && !can(actor, permission)) return false
  if (known.case !== null && !mayKnowCase(actor, known.case)) return false
  return known.post === null || mayReadPost(actor, known.post.thread, known.post.post)
}

function mayKnowCase(
  actor: Actor,
  { customerId, dismissed }: { customerId: string | null; dismissed: boolean },
): boolean {
  return can(actor, 'case.work') || (!dismissed && customerId !== null && customerId === actor.memberId)
}
