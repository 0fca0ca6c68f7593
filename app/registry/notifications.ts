import type { EventType } from './events.ts'
import { caseKinds } from './notifications/cases.ts'
import type { FieldOf, KeptField, Kind, RecipientRule } from './notifications/kinds.ts'
import { operationKinds } from './notifications/operation.ts'
import { perkKinds } from './notifications/perks.ts'
import { postKinds } from './notifications/posts.ts'
import { standingKinds } from './notifications/standing.ts'
import { storyKinds } from './notifications/stories.ts'

/**
 * Every kind of notification. Of two kinds of one event a member gets the one that stands first; of one's own acts one
 * is never told. A new kind is a row here and its texts in `locales/{en,ko}/notifications.json`, and nothing else.
 */
export const notificationKinds = {
  ...postKinds,
  ...caseKinds,
  ...storyKinds,
  ...standingKinds,
  ...perkKinds,
  ...operationKinds,
}

export type NotificationKind = keyof typeof notificationKinds

/** Events that take an earlier one back; the field names it. What it told members disappears with it. */
export const takenBack: { readonly [T in EventType]?: FieldOf<T> } = {
  'vote.withdrawn': 'cause',
  'vote.corrected': 'cause',
  'answer.unaccepted': 'cause',
  'review.undone': 'cause',
}

type Value = string | number | null

/** A kind as the code that carries it out sees it: the fields of its events are names. */
export type NotificationCause = {
  to: string | { rule: RecipientRule }
  when?: Readonly<Record<string, Value | readonly Value[]>>
  subject: string
  post?: string
  group?: string
  keeps?: readonly KeptField[]
}

/** The kinds that an event may bring, in the order in which they claim a member; computed from the table once. */
export const kindsOfEvent: ReadonlyMap<EventType, readonly { kind: NotificationKind; cause: NotificationCause }[]> =
  causesByEvent()

/** The events that may tell somebody something, or take it back. */
export const toldEvents: readonly EventType[] = [
  ...new Set([...kindsOfEvent.keys(), ...(Object.keys(takenBack) as EventType[])]),
]

function causesByEvent() {
  const found = new Map<EventType, { kind: NotificationKind; cause: NotificationCause }[]>()
  for (const [kind, { on }] of Object.entries(notificationKinds) as [NotificationKind, Kind][])
    for (const [event, cause] of Object.entries(on) as [EventType, NotificationCause][])
      found.set(event, [...(found.get(event) ?? []), { kind, cause }])
  return found
}
