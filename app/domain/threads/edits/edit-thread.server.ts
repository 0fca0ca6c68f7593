import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { tagIdsOf, tagNamesOf } from '#app/domain/catalogue/queries/names.server.ts'
import { markdownBody } from '#app/domain/threads/import/imported-body.server.ts'
import type { EditThreadInput } from '#app/domain/threads/input.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { readPost } from '#app/domain/threads/queries/read-post.server.ts'
import { findTranslation } from '#app/domain/threads/queries/translations.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { resolveFiling } from '#app/domain/threads/resolve-filing.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { replaceTags } from '#app/domain/threads/store/tags.server.ts'
import { fileThread } from '#app/domain/threads/store/threads.server.ts'
import { slugOf, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { renderTranslation } from '#app/domain/threads/translate.server.ts'
import { sameTranslation } from '#app/domain/threads/translation.ts'
import { editable, refuseOldRevision, replaceText } from './edit-post.server.ts'
import { judgeEditIn } from './judge-edit.server.ts'

/**
 * Edits title, category, tags and product of a thread, and with `body` the text of its opening post. A new title
 * and a new translation become a revision. Records `thread.edited` and `post.edited`, each only when something of it changed,
 * and `post.editJudged` as `editPost` does.
 * @throws conflict `edit_conflict` as `editPost` does; invalid on the fields of `editThreadShape`
 */
export async function editThread(ctx: Ctx, input: EditThreadInput): Promise<Thread> {
  const { kind, opening_post_id: openingId } = readable(ctx.actor, await findThread(ctx.read, input.threadId))
  const { post: opening } = await readPost(ctx, openingId)
  // A text that is not changed is not read again: an imported one may be longer than what can be written here.
  const unchanged = [undefined, opening.body, markdownBody(opening)].includes(input.body)
  const body = input.body ?? opening.body
  const text = unchanged ? opening : await renderText(ctx, body)
  const translation = input.translation
    ? await renderTranslation(ctx, kind, text, input.translation)
    : input.translation
  return ctx.write(async (tx) => {
    const { thread, post } = editable(ctx, await postForUpdate(tx, openingId))
    const newText = !unchanged && body !== post.body
    const newTitle = input.title !== thread.title
    const newTranslation =
      translation !== undefined && !sameTranslation(translation, await findTranslation(tx.db, thread))
    const changed = newText || newTitle || newTranslation
    if (changed && input.revision !== undefined) refuseOldRevision(post, input.revision)
    const after = !changed
      ? post
      : await replaceText(tx, thread, post, {
          body: newText ? body : post.body,
          text: newText ? text : post,
          title: input.title,
          translation,
          note: input.note ?? null,
        })
    const edited = await editHead(tx, thread, post, input)
    if (changed) await judgeEditIn(ctx, tx, { thread, post }, { post: after, title: input.title })
    return edited
  })
}

async function editHead(tx: Tx, thread: Thread, opening: Post, input: EditThreadInput): Promise<Thread> {
  const place = await resolveFiling(tx, input, { present: thread.category_id })
  const tagsBefore = await tagNamesOf(tx.db, thread.id)
  const known = await tagIdsOf(tx.db, tagsBefore)
  const sameTags = tagsBefore.map((name) => known.get(name)).join() === place.tagIds.join()
  const head = {
    title: input.title,
    slug: slugOf(input.title),
    category_id: place.categoryId,
    area: place.area,
    product_id: place.productId,
    product_version: place.version,
  }
  const sameHead = (Object.keys(head) as (keyof typeof head)[]).every((column) => head[column] === thread[column])
  if (sameHead && sameTags) return thread
  // An edit that changes the category replaces an earlier move, which can no longer be undone.
  await fileThread(tx, thread, head.category_id === thread.category_id ? head : { ...head, moved_from_id: null })
  if (!sameTags) await replaceTags(tx, thread, place.tagIds)
  await tx.record('thread.edited', { threadId: thread.id, editorId: tx.actor.memberId })
  if (thread.author_id !== tx.actor.memberId)
    await audit(tx, {
      action: 'thread.edit',
      subjectType: 'thread',
      subjectId: thread.id,
      before: { ...filingOf(thread), tagIds: [...known.values()] },
      after: { ...filingOf(head), tagIds: place.tagIds },
    })
  return { ...thread, ...head, opening_post_id: opening.id }
}

function filingOf(thread: Pick<Thread, 'category_id' | 'product_id' | 'product_version'>) {
  return { categoryId: thread.category_id, productId: thread.product_id, version: thread.product_version }
}
