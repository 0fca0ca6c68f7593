import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { membersToRemind } from '#app/domain/mail/queries/consent.server.ts'
import { insertConsent } from '#app/domain/mail/store/consent.server.ts'
import { reminderBefore } from './advertising-consent.ts'

const batch = 200

/**
 * Reminds members of a consent to advertising that is two years old: when it was given and how to end it. Who answers
 * nothing goes on consenting. @returns how many
 */
export async function remindOfConsent(ctx: Ctx): Promise<number> {
  const pace = openPace({ most: batch })
  let reminded = 0
  for (;;) {
    const memberIds = await membersToRemind(ctx.read, reminderBefore(ctx.now()), batch)
    if (memberIds.length === 0) return reminded
    await pace.writeAll(ctx, memberIds, async (tx, some) => {
      for (const memberId of some) {
        const consentId = await insertConsent(tx, { memberId, scope: 'advertising', given: true, how: 'reminder' })
        const key = `consentReminder:${consentId}`
        await queueMail(tx, { kind: 'consentReminder', memberId, payload: { consentId }, key })
      }
    })
    reminded += memberIds.length
  }
}
