import type { Tx } from '#app/core/write.server.ts'
import { restoreAcceptance } from '#app/domain/threads/answers/correct-acceptance.server.ts'
import { restoreEdit } from '#app/domain/threads/edits/correct-edit.server.ts'
import { restoreVote } from '#app/domain/threads/votes/correct-vote.server.ts'
import { actsOf, markCorrected } from './store/findings.server.ts'

/**
 * Restores what the correction of a finding took away, as far as it is still possible: a member may have voted again.
 * Records `vote.correctionUndone` and its equivalents.
 */
export async function restoreActsIn(tx: Tx, findingId: string): Promise<void> {
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
}
