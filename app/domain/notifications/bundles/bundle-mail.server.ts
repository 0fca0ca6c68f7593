import { makesMail, type MailBlock, type MailContent, type MailReading } from '#app/domain/mail/mail.ts'
import { mailedAddress } from '#app/domain/notifications/bundles/mailed-address.server.ts'
import { channelsFor } from '#app/domain/notifications/channels.ts'
import type { NotificationView } from '#app/domain/notifications/notification-view.ts'
import { unreadOfBundle } from '#app/domain/notifications/queries/bundles.server.ts'
import { notificationViews } from '#app/domain/notifications/queries/list.server.ts'
import { privateAnswer } from '#app/domain/notifications/queries/private-answer.server.ts'
import { notifiedMembers } from '#app/domain/notifications/queries/readers.server.ts'
import { sentenceText } from '#app/domain/notifications/sentence.ts'
import { formatFor, type Format } from '#app/i18n/format.ts'
import type { T } from '#app/i18n/index.ts'
import { notificationKinds, type NotificationKind } from '#app/registry/notifications.ts'
import type { NotificationTopic } from '#app/registry/notifications/topics.ts'
import { urls } from '#app/views/urls.ts'

/** One notification in words. */
type Line = {
  topic: NotificationTopic
  sentence: string
  about: string | null
  excerpt: string | null
  by: string | null
  url: string
  threadId: string | null
  /** The post that an answer by mail would be about; null for several, or none. */
  postId: string | null
  /** The case of the reader that an answer by mail would be about; null for everything else. */
  caseId: string | null
  /** What staff answered the reader privately, in Markdown; null for everything else. */
  privateText: string | null
}

/** Most notifications that one mail lists; the others are counted. */
const mostLines = 20

/** The mail at the end of a window: one notification with its text, or several as a list. */
export const bundleMail = makesMail<'notifications', { lines: Line[] }>({
  async read(reading, { payload: { bundleId }, member }) {
    if (member === null) return null
    const [views, members] = await Promise.all([
      unreadOfBundle(reading.read, reading.actor, bundleId).then((rows) => notificationViews(reading, rows)),
      notifiedMembers(reading.read, reading.setting, [member.id]),
    ])
    const reader = members.get(member.id)
    if (reader === undefined) return null
    // The choice of this moment counts, not that of the moment it happened.
    const wanted = views.filter(({ topic }) => channelsFor(topic, reader.wishes, reader.actor.roles).mail)
    const format = formatFor(reading.locale, reader.hours.timeZone)
    const lines = wanted.map((view) => lineOf(reading, reading.t, format, view))
    const [only] = lines
    if (only === undefined) return null
    // One answer is mailed whole: it is private, and its reader may answer the mail.
    if (lines.length === 1 && wanted[0]?.kind === 'caseAnswered' && wanted[0].postId === null)
      return { lines: [{ ...only, privateText: await privateAnswer(reading.read, wanted[0].subject.id, member.id) }] }
    return { lines }
  },
  write: (t, { lines }) => contentOf(t, lines),
  samples: (t) => [...samplesOf(t).map((line) => ({ lines: [line] })), { lines: samplesOf(t).slice(0, 4) }],
})

function lineOf({ actor, env }: MailReading, t: T, format: Format, view: NotificationView): Line {
  return {
    topic: view.topic,
    sentence: sentenceText(t, format, view),
    about: view.subject.number === null ? view.subject.title : `C-${view.subject.number} ${view.subject.title ?? ''}`,
    excerpt: view.count === 1 ? view.excerpt : null,
    by: view.actors[0]?.name ?? null,
    url: mailedAddress(env, view, actor),
    threadId: view.threadId,
    postId: view.count === 1 ? view.postId : null,
    caseId: view.topic === 'cases' && view.subject.type === 'case' && view.postId === null ? view.subject.id : null,
    privateText: null,
  }
}

function contentOf(t: T, lines: readonly Line[]): MailContent {
  const [first] = lines
  if (first === undefined) throw new Error('A mail without a notification was written.')
  const topics = new Set(lines.map(({ topic }) => topic))
  const [topic] = topics.size === 1 ? topics : []
  const one = lines.length === 1
  return {
    subject: one ? titled(first) : t('notifications.mail.subject', { count: lines.length, first: first.sentence }),
    blocks: one ? oneLine(t, first) : severalLines(t, lines),
    reason: topic === undefined ? t('notifications.mail.reason') : t(`notifications.topic.${topic}.reason`),
    ...(one && first.threadId !== null ? { thread: first.threadId } : {}),
    ...(one && first.postId !== null ? { answers: first.postId } : {}),
    ...(one && first.caseId !== null ? { answers: first.caseId, thread: first.caseId } : {}),
    unsubscribe: { topic: 'notifications', subject: topic ?? 'all' },
  }
}

function titled({ sentence, about }: Line): string {
  return about === null ? sentence : `${sentence}: ${about}`
}

function oneLine(t: T, { sentence, about, excerpt, by, url, privateText }: Line): MailBlock[] {
  return [
    { type: 'heading', text: sentence },
    ...(about === null ? [] : [{ type: 'paragraph', text: about } as const]),
    ...(excerpt === null || excerpt === ''
      ? []
      : [{ type: 'quote', text: excerpt, ...(by === null ? {} : { by }) } as const]),
    ...(privateText ?? '')
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== '')
      .map((text) => ({ type: 'paragraph', text }) as const),
    { type: 'button', label: t('notifications.mail.open'), url },
  ]
}

function severalLines(t: T, lines: readonly Line[]): MailBlock[] {
  const more = lines.length - mostLines
  return [
    { type: 'heading', text: t('notifications.mail.heading', { count: lines.length }) },
    ...lines
      .slice(0, mostLines)
      .map(
        ({ sentence, about, url }) =>
          ({ type: 'item', title: sentence, ...(about === null ? {} : { text: about }), url }) as const,
      ),
    ...(more > 0 ? [{ type: 'paragraph', text: t('notifications.mail.more', { count: more }) } as const] : []),
    { type: 'button', label: t('notifications.mail.openAll'), url: urls.notifications() },
  ]
}

/** One invented line for each kind, so that a new kind is seen in the preview and read by the tests of all mails. */
function samplesOf(t: T): Line[] {
  return (Object.keys(notificationKinds) as NotificationKind[]).map((kind) => {
    const named = !('actors' in notificationKinds[kind])
    return {
      topic: notificationKinds[kind].topic,
      sentence: t.any(`notifications.says.${kind}.one`, sampleWords(t)),
      about: t('notifications.mail.sampleTitle'),
      excerpt: notificationKinds[kind].subject === 'post' && named ? t('notifications.mail.sampleText') : null,
      by: named ? 'Ann' : null,
      url: urls.notifications(),
      threadId: null,
      postId: null,
      caseId: null,
      privateText: null,
    }
  })
}

function sampleWords(t: T): Record<string, string> {
  return {
    name: 'Ann',
    badge: t('badges.name.anthology'),
    tier: t('parts.tier.regular'),
    points: '120',
    version: '3.2',
    level: '2',
    after: '2',
    until: '2026-12-24',
    dueAt: '2026-12-24 15:00',
    clock: t('notifications.clock.firstResponse'),
    hours: '24',
    days: '3',
    number: 'C-1042',
    to: t('catalogue.ideas.status.planned'),
    times: '1',
    score: '4',
    yes: '2',
    no: '5',
    tagId: '',
  }
}
