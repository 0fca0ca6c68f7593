import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { markdownBody } from '#app/domain/threads/import/imported-body.server.ts'
import type { Text } from '#app/domain/threads/import/imported.ts'
import type { EditPostInput } from '#app/domain/threads/input.ts'
import { readPost } from '#app/domain/threads/queries/read-post.server.ts'
import { findTranslation } from '#app/domain/threads/queries/translations.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { insertRevision, postForUpdate, updatePost } from '#app/domain/threads/store/posts.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import { replaceTranslation } from '#app/domain/threads/store/translations.server.ts'
import { titleOf, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { refuseSameLanguage } from '#app/domain/threads/translate.server.ts'
import { sameTranslation, type Translation } from '#app/domain/threads/translation.ts'
import type { PostRevisionTable } from '#db/schema/threads.ts'
import { refusalToEdit } from './edit.ts'
import { judgeEditIn } from './judge-edit.server.ts'

/**
 * Changes the text of a post; the old text stays as a revision. An unchanged text changes nothing. Records
 * `post.edited`, and `post.editJudged` when a moderator has to look at what its author changed.
 * @throws not_found; forbidden; conflict `edit_conflict` when `revision` is no longer the present one, with the present
 * `body` and `revision` in `details`; not_now when the post is deleted, or the thread locked or archived
 */
export async function editPost(ctx: Ctx, input: EditPostInput): Promise<Post> {
  await readPost(ctx, input.postId)
  const text = await renderText(ctx, input.body)
  return ctx.write(async (tx) => {
    const { thread, post } = editable(ctx, await postForUpdate(tx, input.postId))
    if (post.body === input.body || markdownBody(post) === input.body) return post
    refuseOldRevision(post, input.revision)
    const after = await replaceText(tx, thread, post, { body: input.body, text, note: input.note ?? null })
    await judgeEditIn(ctx, tx, { thread, post }, { post: after, title: titleOf(thread, post) })
    return after
  })
}

/** The post with its thread, if this actor can change its text now. @throws not_found, forbidden, not_now */
export function editable(ctx: Ctx, found: { thread: Thread; post: Post } | undefined): { thread: Thread; post: Post } {
  const { thread, post } = readablePost(ctx.actor, found)
  refuse(ctx.actor, refusalToEdit(ctx.actor, thread, post))
  return { thread, post }
}

/** @throws conflict `edit_conflict` with the present text, unless the writer started from the present revision */
export function refuseOldRevision(post: Post, revision: number): void {
  if (revision === post.revision) return
  const current = { body: markdownBody(post), revision: post.revision }
  throw new DomainError('conflict', 'threads.errors.editConflict', {
    code: 'edit_conflict',
    params: current,
    details: { current },
  })
}

/** The next text of a post. `title`: of the thread, for an opening post whose title changes with it. */
export type NextText = {
  body: string
  text: Text
  title?: string
  /** The second text of an announcement; null removes it, left out: it stays. */
  translation?: Translation | null
  /** Who worded it; the actor when not given. */
  editorId?: string | null
  note?: string | null
  /** The revision whose text is restored. */
  restores?: number | null
  suggestionId?: string | null
}

/** Stores the text as the next revision. Records `post.edited`; the audit log keeps edits of another's post. */
export async function replaceText(tx: Tx, thread: Thread, post: Post, next: NextText): Promise<Post> {
  const {
    body,
    text,
    title = thread.title,
    editorId = tx.actor.memberId,
    note = null,
    restores = null,
    suggestionId = null,
  } = next
  const opening = post.kind === 'opening'
  const before = opening ? await findTranslation(tx.db, thread) : null
  const { translation = before } = next
  refuseSameLanguage(text, translation)
  const revision = post.revision + 1
  // The first text gets its row when a second one appears: most posts are never edited.
  if (post.revision === 1)
    await addRevision(tx, post, {
      revision: 1,
      title: opening ? thread.title : null,
      body: post.body,
      editor_id: post.author_id,
      created_at: post.created_at,
      ...revised(before),
    })
  await addRevision(tx, post, {
    revision,
    title: opening ? title : null,
    body,
    editor_id: editorId,
    created_at: tx.at,
    note,
    restores,
    suggestion_id: suggestionId,
    ...revised(translation),
  })
  const values = { body, html: text.html, excerpt: text.excerpt, lang: text.lang, revision, edited_at: tx.at }
  await updatePost(tx, post.id, values)
  if (opening)
    await updateThread(tx, thread.id, { excerpt: text.excerpt, lang: translation === null ? text.lang : null })
  if (!sameTranslation(before, translation)) await replaceTranslation(tx, thread.id, translation, text.lang)
  await tx.record('post.edited', { threadId: thread.id, postId: post.id, editorId })
  if (post.author_id !== tx.actor.memberId) {
    await audit(tx, {
      action: restores === null ? 'post.edit' : 'post.rollBack',
      subjectType: 'post',
      subjectId: post.id,
      before: { revision: post.revision },
      after: restores === null ? { revision } : { revision, restores },
    })
  }
  return { ...post, ...values }
}

function revised(translation: Translation | null) {
  return { translation_title: translation?.title ?? null, translation_body: translation?.body ?? null }
}

type RevisionText = Pick<
  PostRevisionTable,
  'revision' | 'title' | 'body' | 'editor_id' | 'created_at' | 'translation_title' | 'translation_body'
>

async function addRevision(
  tx: Tx,
  post: Post,
  row: RevisionText & Partial<Pick<PostRevisionTable, 'note' | 'restores' | 'suggestion_id'>>,
): Promise<void> {
  await insertRevision(tx, {
    id: newId('revision', msOf(row.created_at)),
    post_id: post.id,
    note: null,
    restores: null,
    suggestion_id: null,
    ...row,
  })
}
