import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { authorizeDeciding } from '#app/domain/moderation/posts/deciding.ts'
import { openPostItem } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { lookForUpdate, updateLook } from '#app/domain/moderation/store/second-looks.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'

/** What the second moderator would have decided; `rule` counts only with `hide`. */
export type SecondJudgement = { decision: 'hide' | 'keep'; note: string; rule: string; relook: boolean }

/**
 * Keeps the second judgement of a decided post. It changes nothing about the post or the first decision; when the two differ and
 * it is wanted, the post goes into the queue once more, with both known.
 * @throws not_found; forbidden for who decided first, and for the author; conflict when it is decided
 */
export async function decideSecondLook(
  ctx: Ctx,
  item: { id: string; subject_id: string },
  { decision, note, rule, relook }: SecondJudgement,
): Promise<void> {
  await ctx.write(async (tx) => {
    const look = await lookForUpdate(tx, item.subject_id)
    if (look === null) throw notFound()
    const { thread, post } = await postWithThread(tx, look.post_id)
    authorizeDeciding(tx.actor, thread)
    if (post.author_id !== null && post.author_id === tx.actor.memberId)
      throw new DomainError('forbidden', 'moderation.errors.own')
    await decideReviewItem(tx, { itemId: item.id, decision, note })
    await updateLook(tx, look.id, {
      second_by: tx.actor.memberId,
      second_decision: decision,
      second_rule: decision === 'hide' ? rule : null,
      decided_at: tx.at,
    })
    const differs = (look.first_decision === 'hide') !== (decision === 'hide')
    if (relook && differs)
      await openPostItem(tx, { postId: look.post_id, reason: 'differs', evidence: { earlier: look.item_id } })
  })
}
