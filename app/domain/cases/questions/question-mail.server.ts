import type { Reading } from '#app/core/reading.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { questionToMail } from '#app/domain/cases/queries/questions.server.ts'
import type { MailContent } from '#app/domain/mail/mail.ts'
import type { T } from '#app/i18n/index.ts'

type Asked = { questionId: string; reference: string; by: string; text: string }

/** A question about a case to somebody outside; it takes an answer by mail, and says nothing of the customer. */
export const caseQuestionMail = {
  async read({ read }: Reading, { payload }: { payload: { questionId: string } }): Promise<Asked | null> {
    const found = await questionToMail(read, payload.questionId)
    if (found === undefined) return null
    return { questionId: found.id, reference: caseReference(found.number), by: found.name, text: found.body }
  },
  write: (t: T, { questionId, reference, by, text }: Asked): MailContent => ({
    subject: t('replies.question.mail.subject', { reference }),
    blocks: [
      { type: 'heading', text: t('replies.question.mail.heading', { name: by }) },
      ...text
        .split(/\n{2,}/)
        .filter((part) => part.trim() !== '')
        .map((part) => ({ type: 'paragraph', text: part }) as const),
      { type: 'note', text: t('replies.question.mail.answer') },
    ],
    reason: t('replies.question.mail.reason'),
    thread: questionId,
    answers: questionId,
  }),
  samples: (t: T): Asked[] => [
    { questionId: 'csq_sample', reference: 'C-1042', by: 'Ann', text: t('notifications.mail.sampleText') },
  ],
}
