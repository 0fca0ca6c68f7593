import { isStaff } from '#app/core/actor.ts'
import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { followAsWriter } from '#app/domain/following/follow-as-writer.server.ts'
import { judgePost, notLookedAt, type Judgement } from '#app/domain/holding/judge-post.server.ts'
import { rememberPost } from '#app/domain/holding/remember-post.server.ts'
import { heldEvent } from './held.ts'
import type { Imported, Text } from './import/imported.ts'
import type { ThreadInput } from './input.ts'
import { findPost, importedThread } from './queries/posts.server.ts'
import { renderText } from './render-text.server.ts'
import { resolveFiling } from './resolve-filing.server.ts'
import { insertPostRow } from './store/posts.server.ts'
import { replaceTags } from './store/tags.server.ts'
import { insertThreadRow } from './store/threads.server.ts'
import { replaceTranslation } from './store/translations.server.ts'
import { slugOf, type Post, type Thread } from './thread.ts'
import { renderTranslation } from './translate.server.ts'

export type CreatedThread = { thread: Thread; post: Post }

/**
 * Starts a question, a discussion, an idea or (staff) an announcement. Records `thread.posted`, or `post.held` when it
 * waits for a moderator first; `thread.fixesNamed` with the root causes that an announcement fixes.
 * @throws forbidden; invalid on the fields of `threadShape`, also for a translation of anything but an announcement
 */
export async function createThread(ctx: Ctx, input: ThreadInput): Promise<CreatedThread> {
  authorize(ctx.actor, input.kind === 'announcement' ? 'thread.announce' : 'thread.ask')
  signedIn(ctx.actor)
  const fixes = fixesOf(ctx, input)
  const text = await renderText(ctx, input.body)
  const translation = input.translation ? await renderTranslation(ctx, input.kind, text, input.translation) : null
  return ctx.write(async (tx) => {
    const judged = await judgePost(ctx, tx, { ...input, html: text.html })
    const created = await insertThread(tx, input, text, null, judged)
    if (translation !== null) await replaceTranslation(tx, created.thread.id, translation, text.lang)
    await followAsWriter(tx, created.thread.id, null)
    if (fixes.length > 0)
      await tx.record('thread.fixesNamed', { threadId: created.thread.id, causeIds: fixes.join(' ') })
    if (input.kind === 'announcement')
      await audit(tx, { action: 'thread.announce', subjectType: 'thread', subjectId: created.thread.id })
    return created
  })
}

/** Who names fixes makes staff tell their customers. @throws forbidden; invalid for anything but an announcement */
function fixesOf(ctx: Ctx, { kind, fixes = [] }: ThreadInput): string[] {
  if (fixes.length === 0) return []
  authorize(ctx.actor, 'case.work')
  if (kind !== 'announcement')
    throw new DomainError('invalid', 'causes.errors.onlyAnnouncements', {
      fields: { fixes: { key: 'causes.errors.onlyAnnouncements' } },
    })
  return [...new Set(fixes)]
}

/**
 * The part of `createThread` inside the transaction; asks for no permission. An import calls it for many threads in one
 * transaction. Author and time are those of the transaction. A key that was imported before gives that thread and
 * records nothing.
 */
export async function insertThread(
  tx: Tx,
  input: ThreadInput,
  text: Text,
  imported: Imported | null,
  judged: Judgement = notLookedAt,
): Promise<CreatedThread> {
  const before = imported === null ? undefined : await importedThread(tx.db, imported.key)
  const opening = before === undefined ? undefined : await findPost(tx.db, before.opening_post_id)
  if (before !== undefined && opening !== undefined) return { thread: before, post: opening }

  const place = await resolveFiling(tx, input, { trusted: imported !== null })
  const threadId = newId('thread', msOf(tx.at))
  const post = newPost(tx, { threadId, kind: 'opening', parentId: null, body: input.body }, text, imported, judged)
  const thread: Thread = {
    id: threadId,
    kind: input.kind,
    slug: slugOf(input.title),
    title: input.title,
    category_id: place.categoryId,
    area: place.area,
    product_id: place.productId,
    product_version: place.version,
    author_id: tx.actor.memberId,
    state: post.state,
    opening_post_id: post.id,
    accepted_post_id: null,
    accepted_at: null,
    accepted_by: null,
    accepted_event_id: null,
    answer_count: 0,
    comment_count: 0,
    votes: 0,
    me_too_count: 0,
    staff_answered: 0,
    duplicate_of_id: null,
    named_original_id: null,
    locked_at: input.kind === 'announcement' && input.closeReplies === true ? tx.at : null,
    archived_at: null,
    pinned_in: null,
    pinned_at: null,
    pinned_until: null,
    merged_into_id: null,
    moved_from_id: null,
    outdated: null,
    outdated_version: null,
    rechecked_version: null,
    accept_reminded_at: null,
    created_at: tx.at,
    activity_at: tx.at,
    activity_member_id: tx.actor.memberId,
    lang: text.lang,
    excerpt: text.excerpt,
    imported_key: imported?.key ?? null,
    idea_status: input.kind === 'idea' ? 'open' : null,
  }
  await insertThreadRow(tx, thread)
  await insertPostRow(tx, post)
  await replaceTags(tx, thread, place.tagIds)
  await rememberPost(tx, post, judged)
  if (post.state === 'held') await tx.record('post.held', heldEvent(post, judged))
  else await tx.record('thread.posted', { threadId, postId: post.id, kind: thread.kind, authorId: thread.author_id })
  return { thread, post }
}

/** The row of a new post by the actor of this transaction. */
export function newPost(
  tx: Tx,
  given: { threadId: string; kind: Post['kind']; parentId: string | null; body: string },
  text: Text,
  imported: Imported | null,
  { causes }: Judgement,
): Post {
  return {
    id: newId('post', msOf(tx.at)),
    thread_id: given.threadId,
    parent_id: given.parentId,
    kind: given.kind,
    author_id: tx.actor.memberId,
    body: given.body,
    html: text.html,
    excerpt: text.excerpt,
    state: causes.length > 0 ? 'held' : 'visible',
    votes: imported?.score ?? 0,
    endorsed_at: null,
    endorsed_by: null,
    by_staff: tx.actor.memberId !== null && isStaff(tx.actor) ? 1 : 0,
    revision: 1,
    lang: text.lang,
    created_at: tx.at,
    edited_at: imported?.editedAt ?? null,
    removed_at: null,
    removed_by: null,
    removed_reason: null,
    erased_at: null,
    imported_key: imported?.key ?? null,
    attribution: imported?.attribution ? JSON.stringify(imported.attribution) : null,
  }
}
