import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import type { SuggestInput } from '#app/domain/threads/input.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { findOpenSuggestion, insertSuggestion, updateSuggestion } from '#app/domain/threads/store/suggestions.server.ts'
import type { EditSuggestionTable } from '#db/schema/threads.ts'
import { refuseOldRevision } from './edit-post.server.ts'
import { refusalToSuggest } from './edit.ts'

/**
 * Suggests a better text for another's post, with a reason; it waits in the review queue and for the post's author. A
 * member has one open suggestion per post: a second one replaces it, and an equal one changes nothing. Records
 * `edit.suggested`.
 * @throws not_found; conflict `edit_conflict` when the post changed meanwhile; invalid for comments and when nothing is
 * different; not_now for those who may edit the post directly, and for what is hidden, deleted, locked or archived
 */
export async function suggestEdit(ctx: Ctx, input: SuggestInput): Promise<EditSuggestionTable> {
  authorize(ctx.actor, 'post.suggestEdit')
  const memberId = signedIn(ctx.actor)
  // A text that the renderer refuses must fail now, not when the suggestion is accepted.
  await renderText(ctx, input.body)
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, input.postId))
    refuse(ctx.actor, refusalToSuggest(ctx.actor, thread, post))
    const title = post.kind === 'opening' ? (input.title ?? thread.title) : null
    refuseOldRevision(post, input.revision)
    if (post.body === input.body && (title === null || title === thread.title))
      throw new DomainError('invalid', 'posts.errors.nothingSuggested', {
        fields: { body: { key: 'posts.errors.nothingSuggested' } },
      })

    const before = await findOpenSuggestion(tx, post.id, memberId)
    const wording = { base_revision: post.revision, title, body: input.body, comment: input.comment }
    if (
      before !== undefined &&
      (Object.keys(wording) as (keyof typeof wording)[]).every((column) => before[column] === wording[column])
    )
      return before
    const suggestion: EditSuggestionTable =
      before === undefined
        ? {
            id: newId('suggestion', msOf(tx.at)),
            post_id: post.id,
            member_id: memberId,
            ...wording,
            state: 'open',
            open_key: `${post.id}:${memberId}`,
            reason: null,
            decided_by: null,
            decided_at: null,
            created_at: tx.at,
          }
        : { ...before, ...wording }
    await (before === undefined ? insertSuggestion(tx, suggestion) : updateSuggestion(tx, suggestion.id, wording))
    await tx.record('edit.suggested', {
      suggestionId: suggestion.id,
      postId: post.id,
      threadId: thread.id,
      editorId: memberId,
      authorId: post.author_id,
    })
    await openReviewItem(tx, {
      kind: 'suggested-edit',
      subjectType: 'suggestion',
      subjectId: suggestion.id,
      memberId,
      reason: 'suggestedEdit',
      evidence: { postId: post.id, threadId: thread.id },
    })
    return suggestion
  })
}
