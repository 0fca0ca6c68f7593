import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { reviewKinds } from '#app/registry/review-kinds.ts'
import { notFound } from './not-found.ts'
import { claimMinutes, refuseDecision, toItem } from './review-item.ts'
import { itemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Takes an item for a quarter of an hour, so that two people don't think about the same; again: a quarter from now.
 * @returns until when. @throws forbidden; not_found; conflict when it is decided or somebody else has it
 */
export async function claimReviewItem(ctx: Ctx, { itemId }: { itemId: string }): Promise<Instant> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const row = await itemForUpdate(tx, itemId)
    if (row === undefined) throw notFound()
    authorize(ctx.actor, reviewKinds[toItem(row).kind].permission)
    refuseDecision(row, ctx.actor, tx.at)
    const until = plus(tx.at, { minutes: claimMinutes })
    await updateItem(tx, itemId, { claimed_by: memberId, claimed_until: until })
    return until
  })
}
