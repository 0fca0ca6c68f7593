import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { sha256 } from '#app/core/secret.server.ts'
import { msOf } from '#app/core/time.ts'
import { isContentType } from '#app/domain/moderation/content/content.ts'
import { decisionsOfItem } from '#app/domain/moderation/queries/decisions.server.ts'
import { insertLook } from '#app/domain/moderation/store/second-looks.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { findItem } from '#app/domain/review/queries/find-item.server.ts'

/**
 * Brings a share of the posts, stories, profiles and pictures that a person decided back to another one, as an item of its own
 * that tells nothing of the first decision. Chosen by a number made of the item's id, so that a second run chooses the same.
 * Not for who decided first, which is why the item is about them.
 */
export async function chooseSecondLook(ctx: Ctx, { itemId }: { itemId: string }): Promise<void> {
  if (!isChosen(itemId, ctx.setting('moderation.secondLookPercent'))) return
  await ctx.write(async (tx) => {
    const item = await findItem(tx.db, itemId)
    if (item === null || item.state !== 'decided' || item.decided_by === null || item.decision === null) return
    const { subject_type: type } = item
    if (type !== 'post' && !isContentType(type)) return
    const hidden = item.decision === 'hide' ? (await decisionsOfItem(tx.db, itemId)).at(-1) : undefined
    const id = newId('secondLook', msOf(tx.at))
    const isNew = await insertLook(tx, {
      id,
      item_id: itemId,
      subject_type: type,
      subject_id: item.subject_id,
      chosen_at: tx.at,
      first_by: item.decided_by,
      first_decision: item.decision,
      first_rule: hidden?.rule ?? null,
      second_by: null,
      second_decision: null,
      second_rule: null,
      decided_at: null,
    })
    if (!isNew) return
    await openReviewItem(tx, {
      kind: 'second-look',
      subjectType: 'secondLook',
      subjectId: id,
      memberId: item.decided_by,
      categoryId: item.category_id,
      reason: 'secondLook',
      evidence: {},
    })
  })
}

/** @param percent 0 to 100 */
function isChosen(itemId: string, percent: number): boolean {
  return (Number.parseInt(sha256(Buffer.from(itemId)).slice(0, 8), 16) / 0x1_0000_0000) * 100 < percent
}
