import type { Env } from '#app/core/env.server.ts'
import type { Reading } from '#app/core/reading.ts'
import type { T } from '#app/i18n/index.ts'
import type { InvitationCause } from './invitations/create-invitation.server.ts'
import { invitation } from './queries/invitations.server.ts'
import { registrationRequests } from './queries/requests.server.ts'
import { invitationPath } from './signed-id.server.ts'

type Invited = { cause: InvitationCause; by: string | null; url: string; days: number }

/** Brings the link of an invitation; nothing when it was revoked, used or outlived before. */
export const invitationMail = {
  async read(
    { read, now, env }: Reading & { env: Pick<Env, 'SESSION_SECRET'> },
    { payload }: { payload: { invitationId: string; cause: string } },
  ): Promise<Invited | null> {
    const found = await invitation(read, payload.invitationId, now())
    if (found?.state !== 'works') return null
    const days = Math.max(1, Math.round((Date.parse(found.expires_at) - Date.parse(now())) / 86_400_000))
    return { cause: payload.cause as InvitationCause, by: found.by, url: invitationPath(env, found.id), days }
  },
  write: (t: T, { cause, by, url, days }: Invited) => ({
    subject: t(`joining.mail.${cause}.subject`),
    blocks: [
      { type: 'heading' as const, text: t(`joining.mail.${cause}.heading`) },
      {
        type: 'paragraph' as const,
        text:
          cause === 'invited' && by !== null
            ? t('joining.mail.invitedBy', { name: by })
            : t(`joining.mail.${cause}.text`),
      },
      { type: 'button' as const, label: t('joining.mail.button'), url },
      { type: 'note' as const, text: t('joining.mail.works', { count: days }) },
    ],
    reason: t(`joining.mail.${cause}.reason`),
  }),
  samples: (): Invited[] =>
    (['invited', 'approved', 'domain'] as const).map((cause) => ({
      cause,
      by: cause === 'invited' ? 'Ada' : null,
      url: '/invitations/sample',
      days: 14,
    })),
}

type Answered = { kind: 'denied' | 'known'; name: string; note: string }

/** Tells an applicant of a denial, or the owner of an address that it has an account. */
export const registrationAnswerMail = {
  async read({ read }: Reading, { payload }: { payload: { requestId: string } }): Promise<Answered | null> {
    const request = (await registrationRequests(read, [payload.requestId])).get(payload.requestId)
    if (request === undefined || (request.state !== 'denied' && request.state !== 'known')) return null
    return { kind: request.state, name: request.name, note: request.note }
  },
  write: (t: T, { kind, name, note }: Answered) => ({
    subject: t(`joining.answer.${kind}.subject`),
    blocks: [
      { type: 'heading' as const, text: t(`joining.answer.${kind}.heading`) },
      { type: 'paragraph' as const, text: t(`joining.answer.${kind}.text`, { name }) },
      ...(kind === 'denied' && note !== '' ? [{ type: 'quote' as const, text: note }] : []),
      ...(kind === 'known'
        ? [{ type: 'button' as const, label: t('joining.answer.known.button'), url: '/login' }]
        : []),
    ],
    reason: t('joining.answer.reason'),
  }),
  samples: (): Answered[] => [
    { kind: 'denied', name: 'Ada', note: 'This community is for customers.' },
    { kind: 'known', name: 'Ada', note: '' },
  ],
}
