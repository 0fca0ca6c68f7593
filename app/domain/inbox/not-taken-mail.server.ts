import type { ErrorParams } from '#app/core/errors.ts'
import type { Reading } from '#app/core/reading.ts'
import type { T } from '#app/i18n/index.ts'
import { refusals, type Refusal } from './incoming-mail.ts'
import { incomingMail } from './queries/incoming-mails.server.ts'

type Told = {
  subject: string
  text: string
  /** Null: it waits for its sender to join. */
  reason: Refusal | null
  problem: { key: string; params: ErrorParams } | null
  /** How long a message waits. */
  days: number
}

/** A sanction keeps the sender from writing: their page says why, until when, and how to appeal. */
function isOfStanding(problem: Told['problem']): boolean {
  return problem?.key.startsWith('errors.standing.') === true
}

/** Tells the sender why a message was not posted and what to do, with the text, so that it is not lost. */
export const notTakenMail = {
  async read({ read, setting }: Reading, { payload }: { payload: { incomingId: string } }): Promise<Told | null> {
    const row = await incomingMail(read, payload.incomingId)
    if (row === null || (row.outcome !== 'refused' && row.outcome !== 'held')) return null
    return {
      subject: row.subject,
      text: row.text ?? '',
      reason: row.outcome === 'held' ? null : (row.reason as Refusal),
      problem: row.problem === null ? null : (JSON.parse(row.problem) as NonNullable<Told['problem']>),
      days: setting('retention.incomingDays'),
    }
  },
  write: (t: T, { subject, text, reason, problem, days }: Told) => ({
    subject: t('inbox.notTaken.subject', { subject }),
    blocks: [
      { type: 'heading' as const, text: t(reason === null ? 'inbox.notTaken.heldHeading' : 'inbox.notTaken.heading') },
      {
        type: 'paragraph' as const,
        text:
          reason === null
            ? t('inbox.notTaken.held', { count: days })
            : reason === 'notAllowed'
              ? t('inbox.notTaken.why.notAllowed', {
                  problem: problem === null ? '' : t.any(problem.key, problem.params),
                })
              : t(`inbox.notTaken.why.${reason}`),
      },
      reason === null
        ? { type: 'button' as const, label: t('inbox.notTaken.join'), url: '/register' }
        : isOfStanding(problem)
          ? { type: 'button' as const, label: t('moderation.standing.title'), url: '/me/standing' }
          : { type: 'button' as const, label: t('inbox.notTaken.page'), url: '/' },
      ...(text === ''
        ? []
        : [
            { type: 'paragraph' as const, text: t('inbox.notTaken.wrote') },
            { type: 'quote' as const, text },
          ]),
    ],
    reason: t('inbox.notTaken.reason'),
  }),
  samples: (t: T): Told[] => [
    ...(Object.keys(refusals) as Refusal[]).map((reason) => ({
      subject: 'Re: …',
      text: t('inbox.notTaken.wrote'),
      reason,
      problem: reason === 'notAllowed' ? { key: 'errors.notFound', params: {} } : null,
      days: 30,
    })),
    {
      subject: 'Re: …',
      text: '…',
      days: 30,
      reason: 'notAllowed',
      problem: { key: 'errors.standing.silenced', params: {} },
    },
    { subject: '…', text: '', days: 30, reason: null, problem: null },
  ],
}
