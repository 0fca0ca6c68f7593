import type { Ctx } from '#app/core/context.server.ts'
import { isId } from '#app/core/ids.ts'
import { allCategories } from '#app/domain/catalogue/queries/categories.server.ts'
import { mailOfReplyAddress } from '#app/domain/mail/out/reply-address.server.ts'
import { sentMail } from '#app/domain/mail/queries/mails.server.ts'

/** What a message is for. `outside`: the answer to a question of staff about a case. `expired`: an answer to a mail that is gone, or that was about nothing that takes answers. */
export type Addressee =
  | { kind: 'answer'; memberId: string; postId: string }
  | { kind: 'case'; memberId: string | null; caseId: string }
  | { kind: 'outside'; questionId: string }
  | { kind: 'question'; category: string }
  | { kind: 'expired' }

/** Where the site's own addresses among these lead; null when there is none. */
export async function addressee(ctx: Ctx, recipients: readonly string[]): Promise<Addressee | null> {
  const { env } = ctx.platform
  for (const recipient of recipients) {
    const mailId = mailOfReplyAddress(env, recipient)
    if (mailId === null) continue
    const mail = await sentMail(ctx.read, mailId)
    if (mail === null || mail.answer_to === null) return { kind: 'expired' }
    if (isId('case', mail.answer_to)) return { kind: 'case', memberId: mail.member_id, caseId: mail.answer_to }
    if (isId('caseQuestion', mail.answer_to)) return { kind: 'outside', questionId: mail.answer_to }
    return mail.member_id === null
      ? { kind: 'expired' }
      : { kind: 'answer', memberId: mail.member_id, postId: mail.answer_to }
  }
  const [replies, questions] = [ctx.setting('mail.replyAddress'), ctx.setting('mail.questionAddress')]
  for (const recipient of recipients) {
    if (questions !== '' && isOf(questions, recipient)) {
      const slug = /\+([^@]+)@/.exec(recipient)?.[1] ?? 'general'
      const known = (await allCategories(ctx.read)).some((category) => category.slug === slug)
      return known ? { kind: 'question', category: slug } : { kind: 'expired' }
    }
    if (replies !== '' && isOf(replies, recipient)) return { kind: 'expired' }
  }
  return null
}

/** Whether an address is this mailbox, with anything after a + or without. */
function isOf(mailbox: string, address: string): boolean {
  return address.replace(/\+[^@]*@/, '@') === mailbox.toLowerCase()
}
