import type { ReactNode } from 'react'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { TimelineEvent } from '#app/domain/cases/queries/timeline.server.ts'
import type { T, TextKey } from '#app/i18n/translate.ts'

/** What the sentences need besides the line itself. */
export type SentenceFacts = {
  /** Names of members the time line is about, by id. */
  names: Readonly<Record<string, string>>
  /** Business minutes until the first answer, and promised. */
  firstResponse: { usedMinutes: number; promisedMinutes: number; dayMinutes: number }
}

/** Whether a line says something that the conversation beside it doesn't say already. */
export function isTold({ kind, data }: Pick<TimelineEvent, 'kind' | 'data'>): boolean {
  if (kind === 'answered') return data.first === 1
  if (kind === 'customer_wrote') return data.to !== undefined
  return kind !== 'moved' || data.to !== 'acknowledged'
}

/** Why the case was given to that person: what they know of it, and how many open cases they had. */
function whyGiven({ language, product, category, open }: TimelineEvent['data'], t: T): string {
  return [
    language != null && t('cases.line.why.language', { value: t.any(`work.language.${language}`) }),
    product != null && t('cases.line.why.product'),
    category != null && t('cases.line.why.category', { value: t.any(`cases.category.${category}`) }),
    t('cases.line.why.open', { count: Number(open) }),
  ]
    .filter(Boolean)
    .join(', ')
}

/** A line of the time line as a sentence for staff. */
export function CaseSentence({
  event: { kind, actor, data },
  facts,
}: {
  event: Pick<TimelineEvent, 'kind' | 'actor' | 'data'>
  facts: SentenceFacts
}): ReactNode {
  const t = useT()
  const { duration, dayTime, now } = useFormat()
  const who = <bdi>{actor?.name ?? t('cases.line.system')}</bdi>
  const time = (minutes: number): string => {
    const { dayMinutes } = facts.firstResponse
    return duration(Math.floor(Math.round(minutes) / dayMinutes) * 1440 + (Math.round(minutes) % dayMinutes))
  }
  const text = (key: string, params: Record<string, string> = {}): ReactNode => (
    <Sentence text={`cases.line.${key}` as TextKey} with={{ who }} params={params} />
  )
  const instant = (at: unknown): string => (typeof at === 'string' ? dayTime(at, now) : '')
  const about = ({ clock, dueAt }: TimelineEvent['data']) => ({
    clock: t.any(`cases.clock.${clock ?? 'resolution'}`),
    due: instant(dueAt),
  })
  /** Why the promise is another one now, and what falls due next by it. */
  const promised = ({ why, clock, from, to }: TimelineEvent['data']): ReactNode =>
    typeof to !== 'string' || from === to
      ? text(`promised.${why ?? 'policy'}.same`)
      : text(`promised.${why ?? 'policy'}.moved`, {
          clock: t.any(`cases.clock.${clock ?? 'resolution'}`),
          from: instant(from),
          to: instant(to),
        })
  const lines: Record<TimelineEvent['kind'], () => ReactNode> = {
    opened: () => text(`opened.${data.source ?? 'agent'}`, { severity: String(data.severity ?? '') }),
    taken: () =>
      typeof data.from === 'string' ? (
        <Sentence text="cases.line.takenFrom" with={{ who, name: <bdi>{facts.names[data.from] ?? ''}</bdi> }} />
      ) : (
        text('taken')
      ),
    assigned: () =>
      typeof data.to === 'string' && typeof data.open === 'number' ? (
        <Sentence
          text="cases.line.given"
          with={{ name: <bdi>{facts.names[data.to] ?? ''}</bdi> }}
          params={{ why: whyGiven(data, t) }}
        />
      ) : typeof data.to === 'string' ? (
        <Sentence text="cases.line.assigned" with={{ who, name: <bdi>{facts.names[data.to] ?? ''}</bdi> }} />
      ) : (
        text('released')
      ),
    moved: () => text(`moved.${data.to ?? ''}`),
    answered: () =>
      facts.firstResponse.usedMinutes < 1
        ? t('cases.line.firstAnswerEarly')
        : t('cases.line.firstAnswer', {
            used: time(facts.firstResponse.usedMinutes),
            promised: time(facts.firstResponse.promisedMinutes),
          }),
    customer_wrote: () => t('cases.line.customerWrote'),
    severity: () => text('severity', { from: String(data.from), to: String(data.to) }),
    category: () => text('category', { to: t.any(`cases.category.${data.to}`) }),
    dismissed: () => text('dismissed'),
    confirmed: () => text('confirmed'),
    rated: () => t('cases.line.rated', { score: Number(data.score) }),
    ticket: () => text(`ticket.${data.state ?? 'sending'}`, { number: String(data.number ?? '') }),
    asked: () => text('asked'),
    outside_answered: () => t('cases.line.outsideAnswered'),
    joined: () => text(`joined.${data.source ?? 'agent'}`),
    promised: () => promised(data),
    due_soon: () => text('dueSoon', about(data)),
    breached: () => text('breached', about(data)),
    escalated: () => text(`escalated.${data.to ?? 'lead'}`, about(data)),
    reopened: () => text(actor === null ? 'reopenedByPost' : 'reopened'),
  }
  return lines[kind]()
}
