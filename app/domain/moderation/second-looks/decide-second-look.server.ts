import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { findContent } from '#app/domain/moderation/content/hiding.server.ts'
import { openContentItem } from '#app/domain/moderation/content/open-content-item.server.ts'
import { authorizeDeciding } from '#app/domain/moderation/posts/deciding.ts'
import { openPostItem } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { lookForUpdate, updateLook } from '#app/domain/moderation/store/second-looks.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import type { SecondLookTable } from '#db/schema/moderation-log.ts'

/** What the second moderator would have decided; `rule` counts only with `hide`. */
export type SecondJudgement = { decision: 'hide' | 'keep'; note: string; rule: string; relook: boolean }

/**
 * Keeps the second judgement of a decided post, story, profile or picture. It changes nothing about it or the first decision;
 * when the two differ and it is wanted, it goes into the queue once more, with both known.
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
    const { authorId, openItem } = await subjectOf(tx, look)
    if (authorId !== null && authorId === tx.actor.memberId) throw new DomainError('forbidden', 'moderation.errors.own')
    await decideReviewItem(tx, { itemId: item.id, decision, note })
    await updateLook(tx, look.id, {
      second_by: tx.actor.memberId,
      second_decision: decision,
      second_rule: decision === 'hide' ? rule : null,
      decided_at: tx.at,
    })
    const differs = (look.first_decision === 'hide') !== (decision === 'hide')
    if (relook && differs) await openItem({ reason: 'differs', evidence: { earlier: look.item_id } })
  })
}

/** Whose it is, and how it goes into the queue once more. @throws not_found; forbidden for who may not decide about it */
async function subjectOf(tx: Tx, { subject_type: type, subject_id: id }: SecondLookTable) {
  type Why = { reason: string; evidence: Record<string, unknown> }
  if (type === 'post') {
    const { thread, post } = await postWithThread(tx, id)
    authorizeDeciding(tx.actor, thread)
    return { authorId: post.author_id, openItem: (why: Why) => openPostItem(tx, { postId: id, ...why }) }
  }
  authorize(tx.actor, 'content.moderate')
  const content = await findContent(tx, type, id)
  return { authorId: content.authorId, openItem: (why: Why) => openContentItem(tx, content, why) }
}
