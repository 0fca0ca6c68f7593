import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'

/** Queues the training from the labels of staff; it happens each week anyway. Audited. @throws forbidden */
export async function askForTraining(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'setting.change')
  await ctx.write(async (tx) => {
    await tx.schedule('train-detection', {}, { dedupe: 'asked' })
    await audit(tx, { action: 'detection.train', subjectType: 'detection', subjectId: 'own' })
  })
}
