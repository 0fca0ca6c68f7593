import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import type { SuggestInput } from '#app/domain/threads/input.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { findOpenSuggestion, insertSuggestion, updateSuggestion } from '#app/domain/threads/store/suggestions.server.ts'
import { postForUpdate } from '#app/domain/threads/store/threads.server.ts'
import { mayEdit, maySuggest, refuseWhenLocked } from '#app/domain/threads/thread.ts'
import type { EditSuggestionTable } from '#db/schema/threads.ts'
import { refuseOldRevision } from './edit-post.server.ts'

/**
 * Proposes a better text for another's post, with why; it waits in the review queue and for the post's author. A member
 * has one open suggestion per post: sent again it is changed, and the same changes nothing. Records `edit.suggested`.
 * @throws conflict `edit_conflict` when the post changed meanwhile; invalid when nothing is different; not_now for
 * those who may edit at once
 */
export async function suggestEdit(ctx: Ctx, input: SuggestInput): Promise<EditSuggestionTable> {
  authorize(ctx.actor, 'post.suggestEdit')
  const memberId = signedIn(ctx.actor)
  // What the renderer refuses is refused now, not when somebody accepts it.
  await renderText(ctx, input.body)
  return ctx.write(async (tx) => {
    const found = await postForUpdate(tx, input.postId)
    if (found === undefined) throw notFound()
    const thread = readable(ctx.actor, found.thread)
    const post = readable(ctx.actor, found.post)
    if (mayEdit(ctx.actor, post)) throw new DomainError('not_now', 'posts.errors.editAtOnce')
    if (!maySuggest(ctx.actor, post)) throw new DomainError('invalid', 'posts.errors.noSuggestions')
    if (post.state !== 'visible' || thread.state !== 'visible')
      throw new DomainError('not_now', 'threads.errors.notVisible')
    refuseWhenLocked(ctx.actor, thread)
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
