import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'

/** Queues a test mail to the admin who asks for it. */
export async function sendTestMail(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'mail.administer')
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      await queueMail(tx, { kind: 'test', memberId, payload: {}, key: `test:${memberId}:${tx.at}` })
      await audit(tx, { action: 'mail.test', subjectType: 'member', subjectId: memberId })
    },
    { unseen: true },
  )
}
