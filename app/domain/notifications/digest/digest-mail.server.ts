import { makesMail, type MailBlock } from '#app/domain/mail/mail.ts'
import { digestNews, type DigestNews, type DigestThread } from '#app/domain/notifications/queries/digest.server.ts'
import type { T } from '#app/i18n/index.ts'
import { urls } from '#app/views/urls.ts'

type Told = DigestNews & { last: boolean }

/** The weekly digest; nothing when the week had nothing. The last one says how to get it back. */
export const digestMail = makesMail<'digest', Told>({
  async read({ read, actor }, { member, payload: { until, last } }) {
    if (member === null) return null
    const news = await digestNews(read, actor, until)
    if (news.unanswered.length + news.changed.length + news.helped === 0) return null
    return { ...news, last: last !== '' }
  },
  write: (t, told) => ({
    subject: t('notifications.digest.subject'),
    blocks: blocksOf(t, told),
    reason: t('notifications.digest.reason'),
    unsubscribe: { topic: 'advertising' },
  }),
  samples: (t) => {
    const thread = { title: t('notifications.mail.sampleTitle'), path: urls.threads() }
    return [
      { unanswered: [thread, thread], changed: [thread], helped: 3, last: false },
      { unanswered: [thread], changed: [], helped: 0, last: true },
    ]
  },
})

function blocksOf(t: T, { unanswered, changed, helped, last }: Told): MailBlock[] {
  const list = (title: string, threads: readonly DigestThread[]): MailBlock[] =>
    threads.length === 0
      ? []
      : [
          { type: 'heading', text: title },
          ...threads.map((thread): MailBlock => ({ type: 'item', title: thread.title, url: thread.path })),
        ]
  return [
    ...(helped === 0
      ? []
      : [{ type: 'paragraph', text: t('notifications.digest.helped', { count: helped }) } as const]),
    ...list(t('notifications.digest.unanswered'), unanswered),
    ...list(t('notifications.digest.changed'), changed),
    { type: 'button', label: t('notifications.digest.open'), url: `${urls.home()}?from=digest` },
    ...(last ? [{ type: 'note', text: t('notifications.digest.last') } as const] : []),
  ]
}
