import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { earlierInMarkdown } from '#app/domain/threads/import/imported-body.server.ts'
import type { Text } from '#app/domain/threads/import/imported.ts'
import type { RollBackInput } from '#app/domain/threads/input.ts'
import { readPost } from '#app/domain/threads/queries/read-post.server.ts'
import { findRevision } from '#app/domain/threads/queries/revisions.server.ts'
import { findTranslation } from '#app/domain/threads/queries/translations.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import { slugOf, type Post } from '#app/domain/threads/thread.ts'
import { renderTranslation } from '#app/domain/threads/translate.server.ts'
import { sameTranslation, type Translation } from '#app/domain/threads/translation.ts'
import type { PostRevisionTable } from '#db/schema/threads.ts'
import { editable, refuseOldRevision, replaceText } from './edit-post.server.ts'
import { judgeEditIn } from './judge-edit.server.ts'

/**
 * Restores an earlier text as the next revision: nothing is lost, and rolling back to the text before undoes it. With
 * an opening post its title is restored, and the translation as it was then. The present text changes nothing. Records `post.edited`; the audit log keeps
 * roll-backs of another's post.
 * @throws not_found for a revision that does not exist; conflict `edit_conflict` when the post changed meanwhile; else
 * as `editPost`
 */
export async function rollBackPost(ctx: Ctx, input: RollBackInput): Promise<Post> {
  const { post: found } = await readPost(ctx, input.postId)
  const earlier = await findRevision(ctx.read, input.postId, input.revision)
  if (earlier === undefined) throw new DomainError('not_found', 'posts.errors.noRevision')
  const body = earlierInMarkdown(found, earlier)
  const text = await renderText(ctx, body)
  const translation = await translationOf(ctx, text, earlier)
  return ctx.write(async (tx) => {
    const { thread, post } = editable(ctx, await postForUpdate(tx, input.postId))
    const title = post.kind === 'opening' ? (earlier.title ?? thread.title) : thread.title
    const present = post.kind === 'opening' ? await findTranslation(tx.db, thread) : null
    const sameBody = post.body === earlier.body || post.body === body
    if (sameBody && title === thread.title && sameTranslation(present, translation)) return post
    refuseOldRevision(post, input.present)
    const after = await replaceText(tx, thread, post, {
      body,
      text,
      title,
      translation,
      restores: input.revision,
    })
    if (title !== thread.title) {
      await updateThread(tx, thread.id, { title, slug: slugOf(title) })
      await tx.record('thread.edited', { threadId: thread.id, editorId: tx.actor.memberId })
    }
    await judgeEditIn(ctx, tx, { thread, post }, { post: after, title: post.kind === 'opening' ? title : '' })
    return after
  })
}

/** The translation at that revision: only announcements have one. */
async function translationOf(
  ctx: Ctx,
  text: Text,
  { translation_title: title, translation_body: body }: PostRevisionTable,
): Promise<Translation | null> {
  return title === null || body === null ? null : renderTranslation(ctx, 'announcement', text, { title, body })
}
