import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { findAbsence } from '#app/domain/cases/queries/absences.server.ts'
import { cutAbsence } from './store.server.ts'

/**
 * Ends an absence now; one that has not begun is removed. One that is over changes nothing. New cases come again from
 * then on. Audited. @throws not_found
 */
export async function endAbsence(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx.actor, 'case.work')
  await ctx.write(async (tx) => {
    const row = await findAbsence(tx.db, id)
    if (row === undefined) throw notFound('work.errors.noAbsence')
    if (row.ends_at !== null && row.ends_at <= tx.at) return
    await cutAbsence(tx, row)
    await audit(tx, {
      action: 'absence.end',
      subjectType: 'member',
      subjectId: row.member_id,
      before: { from: row.starts_at, until: row.ends_at },
    })
    await tx.schedule('assign-cases', {}, { dedupe: 'all' })
  })
}
