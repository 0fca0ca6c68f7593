import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { undoChanged } from '#app/domain/review/undo-changed.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { earlierInMarkdown } from '#app/domain/threads/import/imported-body.server.ts'
import { findRevision } from '#app/domain/threads/queries/revisions.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import {
  findOpenSuggestion,
  suggestionForUpdate,
  updateSuggestion,
} from '#app/domain/threads/store/suggestions.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import { slugOf, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { replaceText } from './edit-post.server.ts'

/**
 * A suggestion waits again. Where it was accepted, the text before it becomes the next revision of the post. Records
 * `post.edited` then.
 * @throws not_now when the post was edited since, or its author has suggested something else
 */
export const undoSuggestionDecision: UndoDecision = async (tx, { subject_id: id, decision, before }) => {
  const suggestion = await suggestionForUpdate(tx, id)
  const found = suggestion && (await postForUpdate(tx, suggestion.post_id))
  if (suggestion === undefined || found === undefined) throw undoChanged()
  const { post_id: postId, member_id: memberId } = suggestion
  if ((await findOpenSuggestion(tx, postId, memberId)) !== undefined)
    throw new DomainError('not_now', 'review.errors.undoNewer')
  const base = decision === 'accept' ? await rollBack(tx, found, before) : suggestion.base_revision
  await updateSuggestion(tx, id, {
    state: 'open',
    open_key: `${postId}:${memberId}`,
    base_revision: base,
    reason: null,
    decided_by: null,
    decided_at: null,
  })
}

/** @returns the revision that has the text before the suggestion again */
async function rollBack(
  tx: Tx,
  { thread, post }: { thread: Thread; post: Post },
  { revision, became, title }: Record<string, unknown>,
): Promise<number> {
  const earlier = typeof revision === 'number' ? await findRevision(tx.db, post.id, revision) : undefined
  if (earlier === undefined || post.revision !== became) throw new DomainError('not_now', 'review.errors.undoEdited')
  const body = earlierInMarkdown(post, earlier)
  const former = post.kind === 'opening' && typeof title === 'string' ? title : thread.title
  const after = await replaceText(tx, thread, post, {
    body,
    text: await renderText(tx, body),
    title: former,
    restores: earlier.revision,
  })
  if (former !== thread.title) {
    await updateThread(tx, thread.id, { title: former, slug: slugOf(former) })
    await tx.record('thread.edited', { threadId: thread.id, editorId: tx.actor.memberId })
  }
  return after.revision
}
