import type { EventPayload, EventType } from './events.ts'

type FieldOf<T extends EventType> = keyof EventPayload<T> & string

type Cause<T extends EventType> = {
  /** The field with the id of what the page shows; left out: there is one such page for all. */
  of?: FieldOf<T>
  /** The field with the id of what is new; left out: the event itself. */
  item?: FieldOf<T>
  /** Only events with one of these values. */
  when?: { [F in FieldOf<T>]?: readonly EventPayload<T>[F][] }
}

type Kind = { about: string; on: { [T in EventType]?: Cause<T> } }

/**
 * What an open page is told of, kind by kind: "2 new answers". A new kind is a row here, its rule in
 * `app/web/live/may-hear.server.ts`, its text in `live.json`, and `<LiveNews>` on its page. Of one's own acts one is
 * never told.
 */
export const liveNews = {
  thread: {
    about: 'Answers and replies in the thread that is read.',
    on: { 'post.written': { of: 'threadId', item: 'postId', when: { kind: ['answer', 'reply'] } } },
  },
  case: {
    about: 'What colleagues and the customer did in the case that is worked on.',
    on: {
      'case.assigned': { of: 'caseId' },
      'case.moved': { of: 'caseId' },
      'case.answered': { of: 'caseId' },
      'case.customerWrote': { of: 'caseId' },
      'case.noted': { of: 'caseId' },
      'case.severityRaised': { of: 'caseId' },
      'case.merged': { of: 'intoId' },
      'case.unmerged': { of: 'fromId' },
      'case.dismissed': { of: 'caseId' },
    },
  },
  writing: {
    about: 'Who is writing an answer in the case; the page asks for their names.',
    on: { 'case.replyBegun': { of: 'caseId' } },
  },
  ownCase: {
    about: 'Answers of staff in a case of the reader.',
    on: { 'case.answered': { of: 'caseId' } },
  },
  day: {
    about: "Cases that came, on the page of staff's day.",
    on: { 'case.opened': { item: 'caseId' } },
  },
  bell: {
    about: 'Notifications of the reader; the page asks for their number.',
    on: { 'notification.created': { item: 'causeId' } },
  },
  queue: {
    about: 'Items that came into the review queue.',
    on: { 'review.opened': { item: 'itemId' } },
  },
} as const satisfies Record<string, Kind>

export type LiveKind = keyof typeof liveNews

/** A piece of news as it is sent: no text, only that something is there. */
export type LiveNews = {
  /** What a page asks for: the kind, with the id of what the page shows where there is one: `thread:thr_…`, `day`. */
  key: string
  kind: LiveKind
  item: string
  at: string
  actorId: string | null
  payload: Readonly<Record<string, string | number | null>>
}

/** The news that an event is, as data says it. */
export function newsOf(event: {
  id: string
  type: EventType
  at: string
  actorId: string | null
  payload: Readonly<Record<string, string | number | null>>
}): LiveNews[] {
  return (causes.get(event.type) ?? []).flatMap(({ kind, cause: { of, item, when = {} } }) => {
    const { id, at, actorId, payload } = event
    if (!Object.entries(when).every(([field, values]) => values.includes(payload[field] ?? null))) return []
    return [
      {
        key: of === undefined ? kind : `${kind}:${payload[of] ?? ''}`,
        kind,
        item: item === undefined ? id : String(payload[item] ?? ''),
        at,
        actorId,
        payload,
      },
    ]
  })
}

type AnyCause = { of?: string; item?: string; when?: Readonly<Record<string, readonly (string | number | null)[]>> }

const causes = new Map<EventType, { kind: LiveKind; cause: AnyCause }[]>()
for (const [kind, { on }] of Object.entries(liveNews) as [LiveKind, Kind][])
  for (const [type, cause] of Object.entries(on) as [EventType, AnyCause][])
    causes.set(type, [...(causes.get(type) ?? []), { kind, cause }])
