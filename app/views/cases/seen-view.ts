import type { TimelineEvent } from '#app/domain/cases/queries/timeline.server.ts'
import type { T } from '#app/i18n/translate.ts'
import { sinceText, type SentenceFacts } from './line-words.ts'

export type SinceLine = { number: number; at: string; text: string }

/** What the reader of a page knows of the case, and what they did not know when a form was refused. */
export type SeenView = {
  /** Number of the last line that this page shows. */
  present: number
  /** The form that is shown again; null: none. `since` null: for another reason. */
  again: { intent: string; typed: string | null; since: SinceLine[] | null } | null
}

/** What became of a form, as far as it matters here. */
type Sent = {
  intent: string
  result: { initialValue?: Record<string, unknown> | null | undefined }
  error: { code: string; params: Record<string, string | number> } | null
}

type Reader = { t: T; timeZone: string; now: string }

/** Clocks tell of themselves; nobody did anything. */
const byClock: readonly TimelineEvent['kind'][] = ['promised', 'due_soon', 'breached', 'escalated']

/** @param sent what became of the form that was sent; nothing after a plain GET */
export function seenView(
  view: { seen: number; timeline: readonly TimelineEvent[] } & SentenceFacts,
  sent: Sent | null | undefined,
  reader: Reader,
): SeenView {
  if (!sent) return { present: view.seen, again: null }
  const { error, result, intent } = sent
  const typed = result.initialValue?.['seen']
  return {
    present: view.seen,
    again: {
      intent,
      typed: typeof typed === 'string' ? typed : null,
      since: error?.code === 'conflict' ? linesSince(view, Number(error.params['seen']), reader) : null,
    },
  }
}

/** What a form sends. One that is shown again for a preview or a mistake keeps what it was begun with. */
export function seenOf({ present, again }: SeenView, intent: string): string {
  const kept = again?.intent === intent && again.since === null ? again.typed : null
  return kept ?? String(present)
}

/** What held one of these forms back; empty when none was. */
export function sinceOf({ again }: SeenView, intents: readonly string[]): SinceLine[] {
  return again !== null && intents.includes(again.intent) ? (again.since ?? []) : []
}

/** What happened after the line with that number, in words and in the order in which it was kept. */
export function linesSince(
  { timeline, ...facts }: { timeline: readonly TimelineEvent[] } & SentenceFacts,
  number: number,
  reader: Reader,
): SinceLine[] {
  const since = timeline.filter((line) => line.number > number && !byClock.includes(line.kind))
  return since
    .filter((line) => !followsFrom(line, since))
    .toSorted((a, b) => a.number - b.number)
    .map((line) => ({ number: line.number, at: line.at, text: sinceText(line, facts, reader) }))
}

/** That it is the turn of staff says nothing beside what brought it there: an answer, a word of the customer. */
function followsFrom({ at, kind, data, id }: TimelineEvent, since: readonly TimelineEvent[]): boolean {
  if (kind !== 'moved' || (data.to !== 'acknowledged' && data.to !== 'waiting_staff')) return false
  return since.some((other) => other.at === at && other.id !== id)
}
