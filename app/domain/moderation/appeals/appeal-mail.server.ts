import type { Reading } from '#app/core/reading.ts'
import { findAppeal } from '#app/domain/moderation/queries/appeals.server.ts'
import type { T } from '#app/i18n/index.ts'

type Step = 'asked' | 'upheld' | 'overturned'
type Told = { step: Step; text: string; decisionId: string }

/** Tells a member that a moderator has a question about their appeal, or how it was decided. */
export const appealMail = {
  async read({ read }: Reading, { payload }: { payload: { appealId: string; step: string } }): Promise<Told | null> {
    const appeal = await findAppeal(read, payload.appealId)
    if (appeal === null || appeal.state !== payload.step) return null
    if (appeal.state !== 'asked' && appeal.state !== 'upheld' && appeal.state !== 'overturned') return null
    const text = appeal.state === 'asked' ? (appeal.question ?? '') : appeal.reason
    return { step: appeal.state, text, decisionId: appeal.decision_id }
  },
  write: (t: T, { step, text, decisionId }: Told) => ({
    subject: t(`moderation.mail.appeal.${step}`),
    blocks: [
      { type: 'heading' as const, text: t(`moderation.mail.appeal.${step}`) },
      { type: 'paragraph' as const, text: t(`moderation.mail.appeal.text.${step}`) },
      { type: 'paragraph' as const, text },
      { type: 'button' as const, label: t(`moderation.mail.appeal.button.${step}`), url: `/me/appeals/${decisionId}` },
    ],
    reason: t('moderation.mail.appeal.reason'),
  }),
  samples: (): Told[] =>
    (['asked', 'upheld', 'overturned'] as const).map((step) => ({
      step,
      text: 'Was it you who wrote from the office in Busan?',
      decisionId: 'dec_sample',
    })),
}
