import type { Reading } from '#app/core/reading.ts'
import type { T } from '#app/i18n/index.ts'
import { providerNameOf } from './queries/identities.server.ts'

type Told = { name: string; provider: string }

/** Tells a member that the account can be opened through a provider from now on; nothing when it was removed again. */
export const identityLinkedMail = {
  async read(
    { read }: Reading,
    { payload, member }: { payload: { identityId: string }; member: { name: string } | null },
  ): Promise<Told | null> {
    const provider = await providerNameOf(read, payload.identityId)
    return member === null || provider === null ? null : { name: member.name, provider }
  },
  write: (t: T, told: Told) => ({
    subject: t('identity.mail.subject', told),
    blocks: [
      { type: 'heading' as const, text: t('identity.mail.heading') },
      { type: 'paragraph' as const, text: t('identity.mail.text', told) },
      { type: 'button' as const, label: t('identity.mail.button'), url: '/me/security' },
      { type: 'note' as const, text: t('identity.mail.ignore') },
    ],
    reason: t('identity.mail.reason'),
  }),
  samples: () => [{ name: 'Ada', provider: 'Haruwatt' }],
}
