import { systemActor } from '#app/core/actor.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberLocale } from '#app/domain/moderation/queries/people.server.ts'
import { raiseReviewItem } from '#app/domain/review/raise-review-item.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import { translator } from '#app/i18n/index.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { holdingRules, type HoldingRule } from '#app/registry/holding-rules.ts'
import { hidePostIn } from './hide-post.server.ts'
import { openPostItem } from './open-post-item.server.ts'

/**
 * An edit that has to be looked at comes into the queue with what it was before. Where a rule holds, the post is out of
 * sight until that is decided, as a decision of the site that its author is told of. A post that waited before keeps its
 * item, which now marks the present text.
 */
export async function queueJudgedEdit(tx: Tx, { payload }: RecordedEvent<'post.editJudged'>): Promise<void> {
  const { postId, former, unseen } = payload
  const rules = payload.causes.split(' ').filter((rule): rule is HoldingRule => rule in holdingRules)
  const { post } = await postWithThread(tx, postId)
  const evidence = {
    marks: JSON.parse(payload.marks) as [number, number][],
    ...(rules.length > 0 ? { causes: rules } : {}),
    // Of a post that was never shown there is no text that anybody has seen.
    ...(unseen === 1 ? { editedAt: post.edited_at } : {}),
    ...(post.state === 'visible' ? { automatic: true, former } : {}),
  }
  const itemId = await openPostItem(tx, { postId, reason: unseen === 1 ? 'held' : 'edited' })
  await raiseReviewItem(tx, itemId, {
    hours: Math.max(0, ...rules.map((rule) => holdingRules[rule].weight)),
    evidence,
  })
  if (post.state !== 'visible' || !rules.some((rule) => holdingRules[rule].act === 'hold')) return
  const t = translator(await memberLocale(tx, post.author_id))
  await hidePostIn(tx.as(systemActor, tx.at), {
    postId,
    state: 'held',
    rule: generalRule,
    facts: t('holding.editHeld'),
    detectedAutomatically: true,
    decidedAutomatically: true,
    reviewItemId: itemId,
  })
}
