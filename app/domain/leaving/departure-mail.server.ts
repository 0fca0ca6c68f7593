import type { Env } from '#app/core/env.server.ts'
import type { Reading } from '#app/core/reading.ts'
import type { Instant } from '#app/core/time.ts'
import { formatFor } from '#app/i18n/format.ts'
import type { T } from '#app/i18n/index.ts'
import { returnPath } from './departure-link.server.ts'
import { findDeparture } from './queries/departures.server.ts'

type Told = { eraseAt: Instant; zone: string; url: string }

/** Tells a member who left until when they can return, and how. Sent to the address that the account had. */
export const departureMail = {
  async read(
    { read, setting, env }: Reading & { env: Pick<Env, 'SESSION_SECRET'> },
    { payload }: { payload: { departureId: string } },
  ): Promise<Told | null> {
    const row = await findDeparture(read, payload.departureId)
    if (row === null || row.sealed === null) return null
    return { eraseAt: row.erase_at, zone: setting('site.timeZone'), url: returnPath(env, row.id) }
  },
  write(t: T, { eraseAt, zone, url }: Told) {
    const day = formatFor(t.locale, zone).date(eraseAt)
    return {
      subject: t('leaving.mail.subject'),
      blocks: [
        { type: 'heading' as const, text: t('leaving.mail.heading') },
        { type: 'paragraph' as const, text: t('leaving.mail.text', { day }) },
        { type: 'button' as const, label: t('leaving.mail.button'), url },
        { type: 'note' as const, text: t('leaving.mail.note') },
      ],
      reason: t('leaving.mail.reason'),
    }
  },
  samples: () => [{ eraseAt: '2026-12-14T03:00:00.000Z', zone: 'Asia/Seoul', url: '/return/sample' }],
}
