import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { restoreActsIn } from './restore-acts.server.ts'
import { appealForUpdate, findingForUpdate, isAbout, updateAppeal, updateFinding } from './store/findings.server.ts'

/**
 * Decides an appeal: `overturn` restores all that the correction reversed, `uphold` changes nothing. The member reads
 * the reason either way. Records `gaming.appealDecided`, and `vote.correctionUndone` or its equivalents.
 * @throws forbidden for the moderator who corrected, and for a member of the finding; conflict when it is decided
 */
export async function decideAppeal(
  ctx: Ctx,
  {
    appealId,
    itemId,
    decision,
    note,
  }: { appealId: string; itemId: string; decision: 'overturn' | 'uphold'; note: string },
): Promise<void> {
  authorize(ctx.actor, 'review.gaming')
  await ctx.write(async (tx) => {
    const appeal = await appealForUpdate(tx, appealId)
    const finding = appeal === undefined ? undefined : await findingForUpdate(tx, appeal.finding_id)
    if (appeal === undefined || finding === undefined) throw new DomainError('not_found', 'errors.notFound')
    const { memberId } = tx.actor
    if (memberId !== null && finding.decided_by === memberId)
      throw new DomainError('forbidden', 'gaming.errors.ownCorrection')
    if (memberId !== null && (await isAbout(tx, finding.id, memberId)))
      throw new DomainError('forbidden', 'review.errors.own')
    await decideReviewItem(tx, { itemId, decision, note })
    if (decision === 'overturn' && finding.state === 'corrected') {
      await restoreActsIn(tx, finding.id)
      await updateFinding(tx, finding.id, { state: 'overturned' })
    }
    await updateAppeal(tx, appealId, {
      state: decision === 'overturn' ? 'overturned' : 'upheld',
      decided_at: tx.at,
      reason: note.trim(),
    })
    await tx.record('gaming.appealDecided', {
      findingId: finding.id,
      appealId,
      memberId: appeal.member_id,
      decision,
      by: memberId,
    })
  })
}
