import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { isOpen } from '#app/domain/cases/case.ts'
import { promiseCase, type PromiseCause } from '#app/domain/cases/clock/promise-case.server.ts'
import { idsOfOpenCases } from '#app/domain/cases/queries/promises.server.ts'
import { caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'

/**
 * Promises in every open case what policies and calendars say now; a case that was promised that already stays as it is.
 * What changed is an entry of its time line, and the customer is told when the first answer comes later.
 */
export async function movePromises(ctx: Ctx, { why }: { why: PromiseCause }): Promise<void> {
  const pace = openPace({ most: 50 })
  await pace.writeAll(ctx, await idsOfOpenCases(ctx.read), async (tx, ids) => {
    for (const id of ids) {
      const row = await caseByIdForUpdate(tx, id)
      if (isOpen(row.status) && row.dismissed === 0) await promiseCase(tx, row, why)
    }
  })
}
