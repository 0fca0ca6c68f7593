import { audit } from '#app/core/audit.server.ts'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { randomText } from '#app/core/ids.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { refuseItemAct } from './item-acts.ts'
import { notFound } from './not-found.ts'
import { authorizeItem } from './reach.ts'
import { claimMinutes, toItem } from './review-item.ts'
import { itemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Claims an item for 15 minutes, so that two people do not work on it; claiming again extends it to 15 minutes from
 * now.
 * @returns when the claim ends, and its token: a decision that brings another one is refused, so two windows of one person
 *   do not work on it either
 * @throws forbidden; not_found; conflict when it is decided or claimed by another person
 */
export async function claimReviewItem(
  ctx: Ctx,
  { itemId }: { itemId: string },
): Promise<{ until: Instant; token: string }> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const row = await itemForUpdate(tx, itemId)
    if (row === undefined) throw notFound()
    authorizeItem(ctx.actor, toItem(row))
    refuseItemAct('claim', row, { actor: ctx.actor, now: tx.at })
    const until = plus(tx.at, { minutes: claimMinutes })
    const token = randomText(20)
    await updateItem(tx, itemId, { claimed_by: memberId, claimed_until: until, claim_token: token })
    await audit(tx, {
      action: 'review.claim',
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      after: { itemId, until },
    })
    return { until, token }
  })
}
