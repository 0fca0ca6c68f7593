import { caseEvents } from './events/cases.ts'
import { documentEvents } from './events/documents.ts'
import { flagEvents } from './events/flags.ts'
import type { FieldKind } from './events/kinds.ts'
import { legalRequestEvents } from './events/legal-requests.ts'
import { loyaltyEvents } from './events/loyalty.ts'
import { memberEvents } from './events/members.ts'
import { moderationEvents } from './events/moderation.ts'
import { operationEvents } from './events/operation.ts'
import { postEvents } from './events/posts.ts'
import { reviewEvents } from './events/review.ts'
import { storyEvents } from './events/stories.ts'
import { threadEvents } from './events/threads.ts'

/**
 * All events, in the past tense: a file for each subject in `events/`. A use-case records an event in the transaction that
 * makes it true; `app/reactions.server.ts` says what follows.
 */
export const events = {
  ...memberEvents,
  ...loyaltyEvents,
  ...threadEvents,
  ...postEvents,
  ...caseEvents,
  ...storyEvents,
  ...reviewEvents,
  ...documentEvents,
  ...moderationEvents,
  ...legalRequestEvents,
  ...flagEvents,
  ...operationEvents,
}

export type EventType = keyof typeof events

type FieldValue<K extends FieldKind> = K extends 'id' | 'text' ? string : K extends 'id?' ? string | null : number

/** The payload of one event type, derived from the table above. */
export type EventPayload<T extends EventType> = {
  -readonly [F in keyof (typeof events)[T]['fields']]: (typeof events)[T]['fields'][F] extends FieldKind
    ? FieldValue<(typeof events)[T]['fields'][F]>
    : never
}

/** A recorded event. `actorId` null: no member (the system, an import). */
export type RecordedEvent<T extends EventType = EventType> = {
  [K in T]: { id: string; type: K; at: string; actorId: string | null; payload: EventPayload<K> }
}[T]
