import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { keepForUndo } from '#app/domain/review/keep-for-undo.server.ts'
import { correctAcceptance } from '#app/domain/threads/answers/correct-acceptance.server.ts'
import { correctEdit } from '#app/domain/threads/edits/correct-edit.server.ts'
import { correctVote } from '#app/domain/threads/votes/correct-vote.server.ts'
import { actsOf, isAbout, findingForUpdate, markCorrected, updateFinding } from './store/findings.server.ts'

const takeBack = { vote: correctVote, acceptance: correctAcceptance, edit: correctEdit } as const

/**
 * Corrects a finding of vote fraud: removes its votes and reverses the awards of its acceptances and edits, which
 * stay. The members read the category and may appeal once. Records `vote.corrected`, `acceptance.corrected`,
 * `edit.corrected` and `gaming.corrected`.
 * @throws forbidden also for a member of the finding; conflict when it is decided
 */
export async function correctFinding(
  ctx: Ctx,
  { findingId, itemId, note }: { findingId: string; itemId: string; note: string },
): Promise<void> {
  authorize(ctx.actor, 'review.gaming')
  await ctx.write(async (tx) => {
    const finding = await undecided(tx, findingId)
    await decideReviewItem(tx, { itemId, decision: 'correct', note })
    for (const act of await actsOf(tx, findingId)) {
      const done = await takeBack[act.kind](tx, {
        voteId: act.vote_id ?? '',
        postId: act.post_id,
        eventId: act.event_id,
      })
      if (done) await markCorrected(tx, findingId, act.event_id, tx.at)
    }
    await updateFinding(tx, findingId, { state: 'corrected', decided_at: tx.at, decided_by: tx.actor.memberId })
    const cause = await tx.record('gaming.corrected', { findingId, pattern: finding.pattern, by: tx.actor.memberId })
    await keepForUndo(tx, itemId, { causes: [cause] })
  })
}

/**
 * Dismisses a finding as no vote fraud.
 * @throws as `correctFinding`
 */
export async function dismissFinding(
  ctx: Ctx,
  { findingId, itemId, note }: { findingId: string; itemId: string; note: string },
): Promise<void> {
  authorize(ctx.actor, 'review.gaming')
  await ctx.write(async (tx) => {
    await undecided(tx, findingId)
    await decideReviewItem(tx, { itemId, decision: 'dismiss', note })
    await updateFinding(tx, findingId, { state: 'dismissed', decided_at: tx.at, decided_by: tx.actor.memberId })
  })
}

async function undecided(tx: Tx, findingId: string) {
  const finding = await findingForUpdate(tx, findingId)
  if (finding === undefined) throw new DomainError('not_found', 'errors.notFound')
  if (finding.state !== 'open') throw new DomainError('conflict', 'review.errors.decided')
  if (tx.actor.memberId !== null && (await isAbout(tx, findingId, tx.actor.memberId)))
    throw new DomainError('forbidden', 'review.errors.own')
  return finding
}
