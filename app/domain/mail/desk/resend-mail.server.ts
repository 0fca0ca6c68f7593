import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { mailForUpdate, requeueMail } from '#app/domain/mail/store/mails.server.ts'

/** States from which a mail may be sent again. What was sent is not: its reader has it. */
export const resendable = ['failed', 'suppressed', 'cancelled'] as const

/**
 * Gives a mail that did not go out all its tries again; it is composed anew, so a suppressed address still gets
 * nothing. Audited. @throws not_found; not_now when it waits or was sent
 */
export async function resendMail(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'mail.administer')
  await ctx.write(async (tx) => {
    const mail = await mailForUpdate(tx, id)
    if (mail === undefined) throw notFound()
    if (!resendable.some((state) => state === mail.state)) throw new DomainError('not_now', 'mail.desk.notResendable')
    await requeueMail(tx, id)
    await tx.schedule('send-mails', {}, { dedupe: 'now' })
    await audit(tx, { action: 'mail.resend', subjectType: 'mail', subjectId: id, before: { state: mail.state } })
  })
}
