import type { Tx } from '#app/core/write.server.ts'
import { decisionsOfItem, decisionsUndoneBy } from '#app/domain/moderation/queries/decisions.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { reverseDecisionIn } from './reverse-decision.server.ts'

/** Holds the subject of an item again, as a decision that its author is told of. */
type Hold = (decision: { rule: string; facts: string; reviewItemId: string }) => Promise<unknown>

/**
 * Undoes what a decision on an item did: its own decisions with their sanctions, not those that held the thing before.
 * What was out of sight before it was decided is so again: `hold`.
 */
export async function undoItemDecisionIn(tx: Tx, item: ReviewItem, reason: string, hold: Hold): Promise<void> {
  const { id: reviewItemId, decided_at: at } = item
  for (const { id, at: madeAt } of await decisionsOfItem(tx.db, reviewItemId))
    if (madeAt === at) await reverseDecisionIn(tx, id, { how: 'undone', facts: reason, reviewItemId })
  if (item.decision === 'hide' || item.before['outOfSight'] !== true) return
  const [ended] = await decisionsUndoneBy(tx.db, reviewItemId, at ?? '')
  await hold({ rule: ended?.rule ?? generalRule, facts: reason, reviewItemId })
}
