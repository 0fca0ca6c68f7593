import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { endBlockIn } from '#app/domain/holding/blocks/end-block.server.ts'
import { blocksOfDecision } from '#app/domain/holding/queries/blocks.server.ts'
import { findCleanup } from '#app/domain/moderation/queries/spam.server.ts'
import { markUndoing } from '#app/domain/moderation/store/spam.server.ts'

/**
 * Undoes a decision about spam with all that it did: the blocks end now, sanctions end and posts come back by the job
 * `restore-spam`. Audited. @throws forbidden; not_found; conflict when it was undone before; not_now while it is carried out
 */
export async function undoSpam(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<void> {
  authorize(ctx.actor, 'sanction.give')
  await ctx.write(async (tx) => {
    const cleanup = await findCleanup(tx.db, id)
    if (cleanup === null) throw notFound()
    if (cleanup.state === 'cleaning') throw new DomainError('not_now', 'spam.errors.cleaning')
    if (!(await markUndoing(tx, id, reason))) throw new DomainError('conflict', 'spam.errors.undone')
    for (const block of await blocksOfDecision(tx.db, id)) await endBlockIn(tx, block)
    await audit(tx, { action: 'spam.undo', subjectType: 'spamCleanup', subjectId: id, reason })
    await tx.schedule('restore-spam', { cleanupId: id, memberId: '' }, { dedupe: `restore-spam ${id}` })
  })
}
