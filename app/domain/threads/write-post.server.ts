import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { errorOf, refuse } from '#app/domain/access/refusal.ts'
import { followAsWriter } from '#app/domain/following/follow-as-writer.server.ts'
import { judgePost, notLookedAt, type Judgement } from '#app/domain/holding/judge-post.server.ts'
import { rememberPost } from '#app/domain/holding/remember-post.server.ts'
import { newPost } from './create-thread.server.ts'
import { heldEvent } from './held.ts'
import type { Imported, Text } from './import/imported.ts'
import type { PostInput } from './input.ts'
import { findPost, importedPost } from './queries/posts.server.ts'
import { renderText } from './render-text.server.ts'
import { countPost, insertPostRow } from './store/posts.server.ts'
import { threadForUpdate, touchThread } from './store/threads.server.ts'
import { responseKind, type Post, type PostKind, type Thread } from './thread.ts'
import { badParent, refusalToComment, refusalToRespond } from './writing.ts'

/**
 * Writes an answer, a reply or a comment. Records `post.written`, or `post.held` when it waits for a moderator first.
 * @throws not_found; invalid when the kind does not fit the thread or the parent; not_now when the thread is hidden,
 * deleted, archived, locked, or closed as a duplicate (which takes comments)
 */
export async function writePost(ctx: Ctx, input: PostInput): Promise<Post> {
  authorize(ctx.actor, 'post.write')
  signedIn(ctx.actor)
  const text = await renderText(ctx, input.body)
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, input.threadId))
    const kind = kindFor(thread, input)
    const parentId = kind === 'comment' ? (input.parentId ?? thread.opening_post_id) : null
    const parent = parentId === null ? undefined : await findPost(tx.db, parentId)
    if (parentId !== null && parent === undefined) throw errorOf(badParent)
    refuse(
      ctx.actor,
      kind === 'comment' ? refusalToComment(ctx.actor, thread, parent) : refusalToRespond(ctx.actor, thread),
    )
    const judged = await judgePost(ctx, tx, { title: '', body: input.body, html: text.html })
    const post = await insertPost(
      tx,
      { threadId: thread.id, threadAuthorId: thread.author_id, kind, parentId, body: input.body },
      text,
      null,
      judged,
    )
    await followAsWriter(tx, thread.id, thread)
    return post
  })
}

/**
 * The part of `writePost` inside the transaction; checks nothing. An import calls it for many posts in one transaction.
 * Author and time are those of the transaction. A key that was imported before gives that post and records nothing.
 */
export async function insertPost(
  tx: Tx,
  given: {
    threadId: string
    threadAuthorId: string | null
    kind: Exclude<PostKind, 'opening'>
    parentId: string | null
    body: string
  },
  text: Text,
  imported: Imported | null,
  judged: Judgement = notLookedAt,
): Promise<Post> {
  const before = imported === null ? undefined : await importedPost(tx.db, imported.key)
  if (before !== undefined) return before
  const post = newPost(tx, given, text, imported, judged)
  await insertPostRow(tx, post)
  await rememberPost(tx, post, judged)
  if (post.state === 'held') {
    await tx.record('post.held', heldEvent(post, judged))
    return post
  }
  await countPost(tx, post)
  await touchThread(tx, post.thread_id)
  await tx.record('post.written', {
    threadId: post.thread_id,
    postId: post.id,
    kind: post.kind,
    authorId: post.author_id,
    threadAuthorId: given.threadAuthorId,
  })
  return post
}

function kindFor(thread: Thread, input: PostInput): Exclude<PostKind, 'opening'> {
  const response = responseKind(thread.kind)
  const kind = input.kind ?? (input.parentId === null ? response : 'comment')
  if (kind === 'comment' || kind === response) return kind
  const key = response === 'answer' ? 'threads.errors.questionsTakeAnswers' : 'threads.errors.othersTakeReplies'
  throw new DomainError('invalid', key, { fields: { kind: { key } } })
}
