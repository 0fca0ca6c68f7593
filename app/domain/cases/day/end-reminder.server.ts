import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { findReminder } from '#app/domain/cases/queries/reminders.server.ts'
import { closeReminder } from './store.server.ts'

/** The actor is done with their reminder; one that is done already changes nothing. Audited. @throws not_found */
export async function endReminder(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const row = await findReminder(tx.db, id)
    if (row?.member_id !== memberId) throw notFound('work.errors.noReminder')
    if (row.ended_at !== null) return
    await closeReminder(tx, id)
    await audit(tx, { action: 'case.endReminder', subjectType: 'case', subjectId: row.case_id })
  })
}
