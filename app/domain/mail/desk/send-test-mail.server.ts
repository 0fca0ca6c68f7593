import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { mailReaders } from '#app/domain/mail/queries/mails.server.ts'

/**
 * Queues a test mail to the admin who asks for it.
 * @throws forbidden; not_now while their address is not confirmed: the mail would be dropped without a word
 */
export async function sendTestMail(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'mail.administer')
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      const me = (await mailReaders(tx.db, [memberId], tx.at)).get(memberId)
      if ((me?.email ?? null) === null) throw new DomainError('not_now', 'mail.desk.confirmFirst')
      await queueMail(tx, { kind: 'test', memberId, payload: {}, key: `test:${memberId}:${tx.at}` })
      await audit(tx, { action: 'mail.test', subjectType: 'member', subjectId: memberId })
    },
    { unseen: true },
  )
}
