import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { restoreAcceptance } from '#app/domain/threads/answers/correct-acceptance.server.ts'
import { restoreEdit } from '#app/domain/threads/edits/correct-edit.server.ts'
import { restoreVote } from '#app/domain/threads/votes/correct-vote.server.ts'
import {
  actsOf,
  isAbout,
  appealForUpdate,
  findingForUpdate,
  markCorrected,
  updateAppeal,
  updateFinding,
} from './store/findings.server.ts'

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
    if (decision === 'overturn' && finding.state === 'corrected') await overturn(tx, finding.id)
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

async function overturn(tx: Tx, findingId: string): Promise<void> {
  for (const act of await actsOf(tx, findingId)) {
    if (act.corrected_at === null) continue
    const { event_id: eventId, post_id: postId } = act
    const back =
      act.kind === 'vote'
        ? await restoreVote(tx, {
            voteId: act.vote_id ?? '',
            eventId,
            postId,
            memberId: act.from_id,
            value: act.value,
            at: act.at,
          })
        : await (act.kind === 'edit' ? restoreEdit : restoreAcceptance)(tx, { postId, eventId })
    if (back) await markCorrected(tx, findingId, eventId, null)
  }
  await updateFinding(tx, findingId, { state: 'overturned' })
}
