import { expect, test } from 'vitest'
import type { NotificationView } from '#app/domain/notifications/notification-view.ts'
import { sentenceText } from '#app/domain/notifications/sentence.ts'
import { formatFor } from '#app/i18n/format.ts'
import { locales, translator } from '#app/i18n/index.ts'
import { mails } from '#app/mails.server.ts'
import { events } from '#app/registry/events.ts'
import { notificationKinds, type NotificationKind } from '#app/registry/notifications.ts'

const kinds = Object.keys(notificationKinds) as NotificationKind[]
const values = {
  badge: 'anthology',
  tier: 'regular',
  until: '2026-12-24T00:00:00.000Z',
  to: 'planned',
  clock: 'resolution',
  dueAt: '2026-12-24T00:00:00.000Z',
} as const

/** A notification of a kind as its table says it is: with the kept fields of one of its events, by so many people. */
function aView(kind: NotificationKind, people: number): NotificationView {
  const { topic, subject, on, ...more } = notificationKinds[kind]
  const kept = Object.values(on).flatMap((cause: { keeps?: readonly string[] }) => cause.keeps ?? [])
  const named = !('actors' in more)
  const actors = ['Ann', 'Bob', 'Carl']
    .slice(0, people)
    .map((name) => ({ handle: name, name, staff: false, avatar: null }))
  return {
    id: 'ntf_1',
    kind,
    topic,
    at: '2026-11-22T09:00:00.000Z',
    readAt: null,
    subject: { type: subject, id: 'x', title: null, lang: null, number: subject === 'case' ? 1042 : null },
    postId: null,
    threadId: null,
    excerpt: null,
    count: people,
    people,
    actors: named ? actors : [],
    detail: Object.fromEntries(kept.map((field) => [field, values[field as keyof typeof values] ?? 2])),
  }
}

test.each(kinds)('%s says in every language who did what, alone and in a group, with every place filled', (kind) => {
  for (const locale of locales)
    for (const people of [1, 2, 4]) {
      const said = sentenceText(translator(locale), formatFor(locale, 'Asia/Seoul'), aView(kind, people))
      expect(said, locale).not.toMatch(/\{\{|notifications\.|undefined|NaN/)
    }
})

test('every kind hears of events that exist, and every mail of the bundle has a sample of each', () => {
  for (const kind of kinds)
    for (const event of Object.keys(notificationKinds[kind].on)) expect(events).toHaveProperty([event])
  expect(mails.notifications.samples(translator('en'))).toHaveLength(kinds.length + 1)
})
