import { audit, verifyAudit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { saveAuditCheck } from './store/checks.server.ts'

/**
 * Reads the whole log, compares every hash and keeps what it found: every night, and when an admin asks, which is an act
 * of the log itself. A log that was changed is an error in the log of the server. @throws forbidden
 */
export async function checkAuditChain(ctx: Ctx): Promise<{ rows: number; brokenAt: number | null }> {
  authorize(ctx.actor, 'audit.read')
  const found = await verifyAudit(ctx.read)
  await ctx.write(async (tx) => {
    await saveAuditCheck(tx, found)
    if (tx.actor.memberId !== null)
      await audit(tx, { action: 'audit.verify', subjectType: 'audit', subjectId: 'log', after: found })
  })
  if (found.brokenAt !== null)
    ctx.log.error({ brokenAt: found.brokenAt }, 'the audit log was changed outside of the product')
  return found
}
