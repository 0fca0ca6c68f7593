import { systemActor } from '#app/core/actor.ts'
import type { Tx } from '#app/core/write.server.ts'
import { hidePostIn } from '#app/domain/moderation/posts/hide-post.server.ts'
import { memberLocale } from '#app/domain/moderation/queries/people.server.ts'
import { raiseReviewItem } from '#app/domain/review/raise-review-item.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { translator } from '#app/i18n/index.ts'
import { flagReasonOf, flagReasons } from '#app/registry/flag-reasons.ts'
import { isSpared, linksAmong, openFlagsOf } from './queries/flags.server.ts'
import { hides, sumOfFlags } from './weight.ts'

/** Hours ahead in the queue of a post whose flags just fill a threshold, and the most that flags bring. */
const fullHours = 24
export const mostHours = 72

/**
 * Weighs the open flags of a post that the caller has locked: its item moves forward in the queue, and from the threshold
 * on the post is held until a moderator decides, as a decision of the site that its author is told of. Posts of staff and
 * of trust level 4 are never held this way. At most five queries before that.
 */
export async function weighFlagsIn(tx: Tx, post: Post, itemId: string): Promise<void> {
  const flags = await openFlagsOf(tx.db, 'post', post.id)
  const counted = flags.map(({ member_id: memberId, reason, weight, newcomer }) => ({
    memberId,
    reason: flagReasonOf(reason),
    weight,
    newcomer: newcomer === 1,
  }))
  const links = await linksAmong(
    tx.db,
    counted.map(({ memberId }) => memberId),
    tx.at,
  )
  const sum = sumOfFlags(counted, links)
  await raiseReviewItem(tx, itemId, {
    hours: Math.min(mostHours, Math.round(fullHours * sum.share)),
    evidence: { source: 'flag' },
  })
  if (!hides(sum) || sum.reason === null || post.state !== 'visible' || (await isSpared(tx.db, post.author_id))) return
  const t = translator(await memberLocale(tx, post.author_id))
  await hidePostIn(tx.as(systemActor, tx.at), {
    postId: post.id,
    state: 'held',
    rule: flagReasons[sum.reason].rule,
    facts: t('flags.held', { reason: t(`flags.reason.${sum.reason}`) }),
    source: 'flag',
    decidedAutomatically: true,
    reviewItemId: itemId,
  })
}
