import type { Env } from '#app/core/env.server.ts'
import type { Reading } from '#app/core/reading.ts'
import { formatFor } from '#app/i18n/format.ts'
import type { Locale, T } from '#app/i18n/index.ts'
import { confirmableDays } from './delete-old-requests.server.ts'
import { legalRequestStates, type LegalRequestState } from './legal-request.ts'
import { legalRequests } from './queries/legal-requests.server.ts'
import { requestPath } from './request-link.server.ts'

type Told = { state: LegalRequestState; note: string; url: string; until: string | null }

/** Where an answer ends the matter here, the requester is told of the ways outside. */
const withWays: readonly LegalRequestState[] = ['refused', 'restored', 'ended']

/** Tells who sent a legal request to confirm it, that it arrived, and what became of it. */
export const requestMail = {
  async read(
    { read, setting, env, locale }: Reading & { env: Pick<Env, 'SESSION_SECRET'>; locale: Locale },
    { payload }: { payload: { requestId: string; state: string } },
  ): Promise<Told | null> {
    const request = (await legalRequests(read, [payload.requestId])).get(payload.requestId)
    if (request === undefined || request.state !== payload.state) return null
    const { state, note, until_at: until } = request
    const format = formatFor(locale, setting('site.timeZone'))
    return {
      state,
      note: state === 'unconfirmed' || state === 'waiting' || state === 'objected' ? '' : note,
      url: requestPath(env, request.id),
      until: state === 'hidden' && until !== null ? format.exact(until) : null,
    }
  },
  write: (t: T, { state, note, url, until }: Told) => ({
    subject: t(`requests.mail.${state}.subject`),
    blocks: [
      { type: 'heading' as const, text: t(`requests.mail.${state}.subject`) },
      { type: 'paragraph' as const, text: t(`requests.mail.${state}.text`, { count: confirmableDays }) },
      ...(until === null ? [] : [{ type: 'paragraph' as const, text: t('requests.mail.until', { until }) }]),
      ...(note === '' ? [] : [{ type: 'quote' as const, text: note }]),
      {
        type: 'button' as const,
        label: t(state === 'unconfirmed' ? 'requests.mail.confirm' : 'requests.mail.open'),
        url,
      },
      ...(withWays.includes(state) ? [{ type: 'note' as const, text: t('requests.ways') }] : []),
    ],
    reason: t('requests.mail.reason'),
  }),
  samples: (): Told[] =>
    legalRequestStates.map((state) => ({
      state,
      note: state === 'refused' ? 'The post quotes a public report.' : '',
      url: '/legal-requests/sample',
      until: state === 'hidden' ? '2026-12-30 15:30' : null,
    })),
}
