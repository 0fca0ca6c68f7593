import { caseReference } from '#app/domain/cases/case.ts'
import type { TimelineEvent } from '#app/domain/cases/queries/timeline.server.ts'
import { formatFor, type Format } from '#app/i18n/format.ts'
import type { Params, T, TextKey } from '#app/i18n/translate.ts'
import { ruleText } from './rule-text.ts'

/** What the sentences need besides the line itself. */
export type SentenceFacts = {
  /** Names of members the time line is about, by id. */
  names: Readonly<Record<string, string>>
  /** Business minutes until the first answer, and promised. */
  firstResponse: { usedMinutes: number; promisedMinutes: number; dayMinutes: number }
}

export type Line = Pick<TimelineEvent, 'kind' | 'actor' | 'data'>

/** A sentence for staff as data: a page marks the people in it, the API fills them in. */
export type LineWords = { text: TextKey; people: Record<string, string>; params: Params }

type Reading = { t: T; format: Format; now: string; facts: SentenceFacts }

/** A line of the time line in words. */
export function lineWords({ kind, actor, data }: Line, { t, format, now, facts }: Reading): LineWords {
  const who = actor?.name ?? t('cases.line.system')
  const say = (key: string, params: Params = {}, people: Record<string, string> = { who }): LineWords => ({
    text: `cases.line.${key}` as TextKey,
    people,
    params,
  })
  const named = (id: string | number | null | undefined): string => facts.names[String(id)] ?? ''
  const time = (minutes: number): string => {
    const { dayMinutes } = facts.firstResponse
    return format.duration(Math.floor(Math.round(minutes) / dayMinutes) * 1440 + (Math.round(minutes) % dayMinutes))
  }
  const instant = (at: unknown): string => (typeof at === 'string' ? format.dayTime(at, now) : '')
  const clock = t.any(`cases.clock.${data.clock ?? 'resolution'}`)
  const alarm = { clock, due: instant(data.dueAt), told: whoWasTold(data, t) }
  const lines: Record<TimelineEvent['kind'], () => LineWords> = {
    opened: () => say(`opened.${data.channel ?? data.source ?? 'agent'}`, { severity: String(data.severity ?? '') }),
    taken: () => (typeof data.from === 'string' ? say('takenFrom', {}, { who, name: named(data.from) }) : say('taken')),
    assigned: () => {
      if (typeof data.to !== 'string') return say('released')
      return typeof data.open === 'number'
        ? say('given', { why: whyGiven(data, t) }, { name: named(data.to) })
        : say('assigned', {}, { who, name: named(data.to) })
    },
    moved: () => say(`moved.${data.to ?? ''}`),
    answered: () =>
      facts.firstResponse.usedMinutes < 1
        ? say('firstAnswerEarly')
        : say('firstAnswer', {
            used: time(facts.firstResponse.usedMinutes),
            promised: time(facts.firstResponse.promisedMinutes),
          }),
    customer_wrote: () => say('customerWrote'),
    severity: () => say('severity', { from: String(data.from), to: String(data.to) }),
    raised: () => say('raised', { why: ruleText(t, data.rule, data.figure), to: String(data.to) }),
    raise_undone: () =>
      say('raiseUndone', { to: String(data.to), rule: t.any(`severity.name.${data.rule ?? 'tenure'}`) }),
    merged: () =>
      typeof data.severity === 'string' && data.severity < String(data.before)
        ? say('mergedRaised', {
            reference: caseReference(Number(data.number)),
            from: String(data.before),
            to: data.severity,
          })
        : say('merged', { reference: caseReference(Number(data.number)) }),
    unmerged: () => say('unmerged', { reference: caseReference(Number(data.number)) }),
    merged_into: () => say('mergedInto', { reference: caseReference(Number(data.number)) }),
    restored: () => say('restored', { reference: caseReference(Number(data.number)) }),
    category: () => say('category', { to: t.any(`cases.category.${data.to}`) }),
    dismissed: () => say('dismissed'),
    confirmed: () => say('confirmed'),
    rated: () => say('rated', { score: Number(data.score) }),
    ticket: () => say(`ticket.${data.state ?? 'sending'}`, { number: String(data.number ?? '') }),
    asked: () => say('asked'),
    outside_answered: () => say('outsideAnswered'),
    joined: () => say(`joined.${data.source ?? 'agent'}`),
    promised: () =>
      typeof data.to !== 'string' || data.from === data.to
        ? say(`promised.${data.why ?? 'policy'}.same`)
        : say(`promised.${data.why ?? 'policy'}.moved`, { clock, from: instant(data.from), to: instant(data.to) }),
    due_soon: () => say('dueSoon', alarm),
    breached: () => say('breached', alarm),
    escalated: () => say('escalated', alarm),
    reopened: () => say(actor === null ? 'reopenedByPost' : 'reopened'),
  }
  return lines[kind]()
}

/** A line that somebody has not seen yet, in words: that an answer or a text came is news of its own here. */
export function sinceText(line: Line, facts: SentenceFacts, reader: { t: T; timeZone: string; now: string }): string {
  const { t, timeZone, now } = reader
  if (line.kind === 'answered') return t('cases.since.answered', { who: line.actor?.name ?? t('cases.line.system') })
  if (line.kind === 'customer_wrote') return t('cases.since.customerWrote')
  const { text, people, params } = lineWords(line, { t, format: formatFor(t.locale, timeZone), now, facts })
  return t(text, { ...params, ...people })
}

/** Whom an alarm reached: a step of its chain. Lines of before that was kept say nothing of it. */
function whoWasTold({ told }: TimelineEvent['data'], t: T): string {
  return told === undefined ? '' : t.any(`cases.line.told.${told ?? 'none'}`)
}

/** Why the case was given to that person: what they know of it, and how many open cases they had. */
function whyGiven({ language, product, category, open, rotated }: TimelineEvent['data'], t: T): string {
  return [
    language != null && t('cases.line.why.language', { value: t.any(`work.language.${language}`) }),
    product != null && t('cases.line.why.product'),
    category != null && t('cases.line.why.category', { value: t.any(`cases.category.${category}`) }),
    t('cases.line.why.open', { count: Number(open) }),
    rotated != null && t('cases.line.why.rotated'),
  ]
    .filter(Boolean)
    .join(', ')
}
