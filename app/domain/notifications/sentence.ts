import type { Format } from '#app/i18n/format.ts'
import type { Params, T, TextKey } from '#app/i18n/translate.ts'
import { notificationKinds } from '#app/registry/notifications.ts'
import type { KeptField } from '#app/registry/notifications/kinds.ts'
import type { NotificationView } from './notification-view.ts'

/**
 * The sentence of a notification as a text key with its values: "Ann and 2 more answered your question". `name` is
 * apart, because pages set names off.
 */
export type Sentence = { key: TextKey; params: Params; name: string | null }

export function sentenceOf(t: T, format: Format, view: NotificationView): Sentence {
  const named = view.actors.length > 0
  // Of votes it matters how many people gave them, of badges how many there are.
  const all = view.subject.type === 'post' ? view.people : view.count
  const others = named ? view.people - 1 : all
  const several = named ? others > 0 : all > 1
  const more = `notifications.says.${view.kind}.more`
  return {
    key: (several && t.has(more) ? more : `notifications.says.${view.kind}.one`) as TextKey,
    params: { ...wordsOf(t, format, view), count: others },
    name: 'actors' in notificationKinds[view.kind] ? null : (view.actors[0]?.name ?? t('notifications.formerMember')),
  }
}

/** The sentence as plain text, for mails, programs and titles. */
export function sentenceText(t: T, format: Format, view: NotificationView): string {
  const { key, params, name } = sentenceOf(t, format, view)
  return t(key, name === null ? params : { ...params, name })
}

type Word = (t: T, format: Format, value: string | number) => string

/** How each kept field is said; a missing one does not compile. */
const words: Record<KeptField, Word> = {
  badge: (t, _, key) => t.any(`badges.name.${key}`),
  tagId: (_t, _f, id) => String(id),
  times: (_t, format, times) => format.number(Number(times)),
  tier: (t, _, key) => t.any(`parts.tier.${key}`),
  until: (_t, format, at) => format.date(String(at)),
  points: (_t, format, points) => format.number(Number(points)),
  version: (_t, _f, version) => String(version),
  level: (_t, format, level) => format.number(Number(level)),
  after: (_t, format, level) => format.number(Number(level)),
  name: (_t, _f, name) => String(name),
  clock: (t, _, clock) => t.any(`notifications.clock.${clock}`),
  dueAt: (_t, format, at) => `${format.date(String(at))} ${format.time(String(at))}`,
  hours: (t, _, hours) => t('common.span.hours', { count: Number(hours) }),
  days: (t, _, days) => t('common.span.days', { count: Number(days) }),
  yes: (_t, format, count) => format.number(Number(count)),
  no: (_t, format, count) => format.number(Number(count)),
  score: (_t, format, score) => format.number(Number(score)),
  to: (t, _, status) => t.any(`catalogue.ideas.status.${status}`),
}

function wordsOf(t: T, format: Format, { detail, subject }: NotificationView): Params {
  const said = Object.entries(detail).flatMap(([field, value]) =>
    value === null || !(field in words) ? [] : [[field, words[field as KeptField](t, format, value)]],
  )
  return { ...Object.fromEntries(said), ...(subject.number === null ? {} : { number: `C-${subject.number}` }) }
}
