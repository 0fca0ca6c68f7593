import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { billingMessageForUpdate, updateBillingMessage } from '#app/domain/perks/store/perks.server.ts'

/**
 * Staff settle a finding: a message of billing that contradicted the redemption. The note says what they did. Audited.
 * @throws invalid without a note; not_found; not_now when it is settled already
 */
export async function resolveBillingFinding(
  ctx: Ctx,
  { messageId, note }: { messageId: string; note: string },
): Promise<void> {
  authorize(ctx.actor, 'redemption.work')
  if (note.trim() === '')
    throw new DomainError('invalid', 'perks.refusal.noteMissing', {
      fields: { note: { key: 'perks.refusal.noteMissing' } },
    })
  await ctx.write(async (tx) => {
    const message = await billingMessageForUpdate(tx, messageId)
    if (message === undefined || message.finding === null) throw notFound()
    if (message.settled_at !== null)
      throw new DomainError('not_now', 'perks.refusal.settled', { code: 'already_decided' })
    await updateBillingMessage(tx, messageId, { settled_at: tx.at, settled_by: tx.actor.memberId, note })
    await audit(tx, {
      action: 'redemption.settleFinding',
      subjectType: 'redemption',
      subjectId: message.redemption_id,
      before: { finding: message.finding },
      after: { settled: true },
      reason: note,
    })
  })
}
