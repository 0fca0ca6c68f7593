import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { notFound, readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { doubtAbout } from '#app/domain/accounts/queries/proof.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { keepForUndo } from '#app/domain/review/keep-for-undo.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import type { AcceptSuggestionInput, RejectSuggestionInput } from '#app/domain/threads/input.ts'
import { findSuggestion } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { readPost } from '#app/domain/threads/queries/read-post.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { suggestionForUpdate, updateSuggestion } from '#app/domain/threads/store/suggestions.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import { refusalWhenLocked, slugOf, type Post, type Thread } from '#app/domain/threads/thread.ts'
import type { EditSuggestionTable } from '#db/schema/threads.ts'
import { replaceText } from './edit-post.server.ts'
import { refusalToDecide } from './edit.ts'
import { judgeEditIn } from './judge-edit.server.ts'

/**
 * Makes a suggestion the next text of its post, as an edit by its author. With `body` or `title` it is improved: the
 * suggestion becomes a revision, and the improved text the one after it. Twice changes nothing. Records `post.edited`
 * and `edit.accepted`.
 * @throws not_found; conflict `edit_conflict` when the post changed since the suggestion was made and no text that
 * unites both was given; conflict when it was rejected or withdrawn; forbidden for its author
 */
export async function acceptSuggestion(ctx: Ctx, input: AcceptSuggestionInput): Promise<Post> {
  const { suggestion, itemId } = await findWithItem(ctx, input.suggestionId)
  await readPost(ctx, suggestion.post_id)
  const improvedBody = input.body ?? suggestion.body
  const [suggested, improved] = [await renderText(ctx, suggestion.body), await renderText(ctx, improvedBody)]
  return ctx.write(async (tx) => {
    const { thread, post } = decidablePost(ctx, suggestion, await postForUpdate(tx, suggestion.post_id))
    const present = await suggestionForUpdate(tx, suggestion.id)
    if (present?.state === 'accepted') return post
    refuseDecided(present)
    const stale = post.revision !== suggestion.base_revision
    if (stale && (input.body === undefined || input.revision !== post.revision)) throw staleConflict(post)
    const titles = {
      suggested: suggestion.title ?? thread.title,
      improved: post.kind === 'opening' ? (input.title ?? suggestion.title ?? thread.title) : thread.title,
    }
    const by = { editorId: suggestion.member_id, note: suggestion.comment, suggestionId: suggestion.id }
    const isImproved = improvedBody !== suggestion.body || titles.improved !== titles.suggested
    // A text that unites a suggestion with a newer text is one revision: the suggestion alone was never the text.
    let after = await replaceText(
      tx,
      thread,
      post,
      stale
        ? { body: improvedBody, text: improved, title: titles.improved, ...by }
        : { body: suggestion.body, text: suggested, title: titles.suggested, ...by },
    )
    if (isImproved && !stale)
      after = await replaceText(tx, thread, after, { body: improvedBody, text: improved, title: titles.improved })
    if (post.kind === 'opening' && titles.improved !== thread.title) await rename(tx, thread, titles.improved)
    await closeSuggestion(tx, suggestion, 'accepted', null)
    const cause = await tx.record('edit.accepted', {
      suggestionId: suggestion.id,
      postId: post.id,
      threadId: thread.id,
      editorId: suggestion.member_id,
      authorId: post.author_id,
      by: tx.actor.memberId,
      held: tx.actor.memberId === null ? '' : await doubtAbout(tx, tx.actor.memberId, suggestion.member_id),
    })
    if (itemId !== null) {
      await decideReviewItem(tx, { itemId, decision: 'accept', note: input.note ?? '' })
      const before = { revision: post.revision, became: after.revision, title: thread.title, causes: [cause] }
      await keepForUndo(tx, itemId, before)
    }
    await judgeEditIn(ctx, tx, { thread, post }, { post: after, title: post.kind === 'opening' ? titles.improved : '' })
    return after
  })
}

/**
 * Rejects a suggestion; its author sees the reason. Rejecting twice changes nothing. Records `edit.rejected`.
 * @throws as `acceptSuggestion`
 */
export async function rejectSuggestion(ctx: Ctx, { suggestionId, reason }: RejectSuggestionInput): Promise<void> {
  const { suggestion, itemId } = await findWithItem(ctx, suggestionId)
  await ctx.write(async (tx) => {
    const { thread, post } = decidablePost(ctx, suggestion, await postForUpdate(tx, suggestion.post_id), {
      anyState: true,
    })
    const present = await suggestionForUpdate(tx, suggestionId)
    if (present?.state === 'rejected') return
    refuseDecided(present)
    await closeSuggestion(tx, suggestion, 'rejected', reason)
    const cause = await tx.record('edit.rejected', {
      suggestionId,
      postId: post.id,
      threadId: thread.id,
      editorId: suggestion.member_id,
      by: tx.actor.memberId,
    })
    if (itemId !== null) {
      await decideReviewItem(tx, { itemId, decision: 'reject', note: reason })
      await keepForUndo(tx, itemId, { causes: [cause] })
    } else if (post.author_id !== tx.actor.memberId)
      await audit(tx, { action: 'suggestion.reject', subjectType: 'suggestion', subjectId: suggestionId, reason })
  })
}

async function findWithItem(
  ctx: Ctx,
  suggestionId: string,
): Promise<{ suggestion: EditSuggestionTable; itemId: string | null }> {
  const suggestion = await findSuggestion(ctx.read, suggestionId)
  if (suggestion === undefined) throw notFound()
  return { suggestion, itemId: (await openItemOf(ctx, 'suggested-edit', suggestionId))?.id ?? null }
}

/**
 * A post whose suggestions this actor decides about: its author, those who may edit it directly, and those who work on
 * the review queue.
 */
function decidablePost(
  ctx: Ctx,
  suggestion: EditSuggestionTable,
  found: { thread: Thread; post: Post } | undefined,
  { anyState = false } = {},
): { thread: Thread; post: Post } {
  const { thread, post } = readablePost(ctx.actor, found)
  refuse(ctx.actor, refusalToDecide(ctx.actor, thread, post, suggestion))
  if (anyState) return { thread, post }
  if (post.state !== 'visible') throw new DomainError('not_now', 'threads.errors.removed')
  refuse(ctx.actor, refusalWhenLocked(ctx.actor, thread))
  return { thread, post }
}

function refuseDecided(suggestion: EditSuggestionTable | undefined): void {
  if (suggestion?.state !== 'open') throw new DomainError('conflict', 'posts.errors.suggestionDecided')
}

function staleConflict(post: Post): DomainError {
  const current = { body: post.body, revision: post.revision }
  return new DomainError('conflict', 'posts.errors.suggestionStale', {
    code: 'edit_conflict',
    params: current,
    details: { current },
  })
}

async function rename(tx: Tx, thread: Thread, title: string): Promise<void> {
  await updateThread(tx, thread.id, { title, slug: slugOf(title) })
  await tx.record('thread.edited', { threadId: thread.id, editorId: tx.actor.memberId })
}

function closeSuggestion(
  tx: Tx,
  suggestion: EditSuggestionTable,
  state: 'accepted' | 'rejected',
  reason: string | null,
): Promise<void> {
  return updateSuggestion(tx, suggestion.id, {
    state,
    open_key: null,
    reason,
    decided_by: tx.actor.memberId,
    decided_at: tx.at,
  })
}
