import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { notFound } from '#app/domain/access/may-read.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { suggestionForUpdate, updateSuggestion } from '#app/domain/threads/store/suggestions.server.ts'

/**
 * Withdraws the member's own open suggestion. Twice changes nothing. Records `edit.withdrawn`. @throws not_found for
 * another's; conflict when it was decided
 */
export async function withdrawSuggestion(ctx: Ctx, { suggestionId }: { suggestionId: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const suggestion = await suggestionForUpdate(tx, suggestionId)
    const post = suggestion?.member_id === memberId ? await findPost(tx.db, suggestion.post_id) : undefined
    if (suggestion === undefined || post === undefined) throw notFound()
    if (suggestion.state === 'withdrawn') return
    if (suggestion.state !== 'open') throw new DomainError('conflict', 'posts.errors.suggestionDecided')
    await updateSuggestion(tx, suggestionId, {
      state: 'withdrawn',
      open_key: null,
      decided_by: memberId,
      decided_at: tx.at,
    })
    await tx.record('edit.withdrawn', { suggestionId, postId: post.id, threadId: post.thread_id, editorId: memberId })
    await withdrawReviewItem(tx, { kind: 'suggested-edit', subjectId: suggestionId })
  })
}
