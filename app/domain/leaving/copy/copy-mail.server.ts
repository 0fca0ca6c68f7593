import type { Reading } from '#app/core/reading.ts'
import type { Instant } from '#app/core/time.ts'
import { findExport } from '#app/domain/leaving/queries/copy.server.ts'
import { formatFor } from '#app/i18n/format.ts'
import type { T } from '#app/i18n/index.ts'

type Told = { expiresAt: Instant; zone: string }

/** Tells a member that the copy of their data is ready. The link asks for the sign-in of its member. */
export const dataCopyMail = {
  async read({ read, setting, now }: Reading, { payload }: { payload: { exportId: string } }): Promise<Told | null> {
    const row = await findExport(read, payload.exportId)
    if (row === null || row.expires_at === null || row.expires_at <= now()) return null
    return { expiresAt: row.expires_at, zone: setting('site.timeZone') }
  },
  write(t: T, { expiresAt, zone }: Told) {
    const format = formatFor(t.locale, zone)
    return {
      subject: t('leaving.copy.mail.subject'),
      blocks: [
        { type: 'heading' as const, text: t('leaving.copy.mail.heading') },
        {
          type: 'paragraph' as const,
          text: t('leaving.copy.mail.text', { until: `${format.date(expiresAt)} ${format.time(expiresAt)}` }),
        },
        { type: 'button' as const, label: t('leaving.copy.mail.button'), url: '/me/export' },
        { type: 'note' as const, text: t('leaving.copy.mail.note') },
      ],
      reason: t('leaving.copy.mail.reason'),
    }
  },
  samples: () => [{ expiresAt: '2026-12-01T03:00:00.000Z', zone: 'Asia/Seoul' }],
}
