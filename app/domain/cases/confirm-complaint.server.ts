import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseDismissed, type Case } from './case.ts'
import type { CaseRef } from './input.ts'
import { labelPost, lockCase } from './store.server.ts'

/** Staff say: the detection was right. Kept to train it; nothing else happens. */
export async function confirmComplaint(ctx: Ctx, input: CaseRef): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await lockCase(tx, input.number)
    refuseDismissed(row)
    await labelPost(tx, row, 'complaint')
    return row
  })
}
