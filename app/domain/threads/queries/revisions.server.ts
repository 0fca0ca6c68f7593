import type { Ctx } from '#app/core/context.server.ts'
import { detectLanguage } from '#app/core/language.ts'
import { wordDifference, type TextPart } from '#app/core/word-difference.ts'
import { authorCards, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import { refusalToEdit } from '#app/domain/threads/edits/edit.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import type { Translation } from '#app/domain/threads/translation.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { PostRevisionTable } from '#db/schema/threads.ts'
import { readPost } from './read-post.server.ts'
import { findTranslation } from './translations.server.ts'

/**
 * One text that a post had. `body` and `title` are what changed against the one before, word by word; null: equal to
 * before.
 */
export type RevisionView = {
  revision: number
  /** null: the account was deleted. */
  editor: AuthorCard | null
  at: string
  note: string | null
  /** The revision whose text was restored. */
  restores: number | null
  suggestionId: string | null
  /** The text as it was written. */
  text: string
  title: TextPart[] | null
  body: TextPart[] | null
  /** Of an announcement in both languages: its second text, in `lang`; null: it had none then. */
  translation: { lang: Locale | null; text: string; title: TextPart[] | null; body: TextPart[] | null } | null
}

export type Revisions = {
  post: Post
  thread: Thread
  /** The title in the reader's language, where there are two. */
  title: string
  revisions: RevisionView[]
  older: number | null
  mayRollBack: boolean
}

/**
 * The texts of a post, newest first, for readers of the post. What is hidden or deleted keeps its history to its author
 * and to moderators. @param before only revisions below that number @throws not_found
 */
export async function postRevisions(
  ctx: Ctx,
  postId: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<Revisions> {
  const { thread, post } = await readPost(ctx, postId)
  const translation = post.kind === 'opening' ? await findTranslation(ctx.read, thread) : null
  const rows =
    post.revision === 1
      ? [onlyRevision(post, thread, translation)]
      : await revisionRows(ctx.read, postId, before, limit)
  const people = await authorCards(
    ctx,
    rows.flatMap(({ editor_id }) => editor_id ?? []),
  )
  const shown = rows.slice(0, limit)
  return {
    post,
    thread,
    title: translation?.lang === ctx.locale ? translation.title : thread.title,
    revisions: shown.map((row, at) => view(row, rows[at + 1], people)),
    older: rows.length > limit ? (shown.at(-1)?.revision ?? null) : null,
    mayRollBack: refusalToEdit(ctx.actor, thread, post) === null,
  }
}

/** The text of a post at that revision; the first one only once there is a second. */
export function findRevision(db: Db, postId: string, revision: number): Promise<PostRevisionTable | undefined> {
  return db
    .selectFrom('post_revision')
    .selectAll()
    .where('post_id', '=', postId)
    .where('revision', '=', revision)
    .executeTakeFirst()
}

/** One more than asked for, which the last one shown is compared with. */
function revisionRows(db: Db, postId: string, before: number | null, limit: number): Promise<PostRevisionTable[]> {
  return db
    .selectFrom('post_revision')
    .selectAll()
    .where('post_id', '=', postId)
    .$if(before !== null, (all) => all.where('revision', '<', before))
    .orderBy('revision', 'desc')
    .limit(limit + 1)
    .execute()
}

function onlyRevision(post: Post, thread: Thread, translation: Translation | null): PostRevisionTable {
  const title = post.kind === 'opening' ? thread.title : null
  return {
    id: '',
    post_id: post.id,
    revision: 1,
    title,
    body: post.body,
    editor_id: post.author_id,
    created_at: post.created_at,
    note: null,
    restores: null,
    suggestion_id: null,
    translation_title: translation?.title ?? null,
    translation_body: translation?.body ?? null,
  }
}

function view(
  row: PostRevisionTable,
  before: PostRevisionTable | undefined,
  people: ReadonlyMap<string, AuthorCard>,
): RevisionView {
  return {
    revision: row.revision,
    editor: row.editor_id === null ? null : (people.get(row.editor_id) ?? null),
    at: row.created_at,
    note: row.note,
    restores: row.restores,
    suggestionId: row.suggestion_id,
    text: row.body,
    title: changed(before?.title, row.title),
    body: changed(before?.body, row.body),
    translation: translationOf(row, before),
  }
}

function translationOf(row: PostRevisionTable, before: PostRevisionTable | undefined): RevisionView['translation'] {
  const { translation_title: title, translation_body: text } = row
  if (title === null || text === null) return null
  return {
    lang: detectLanguage(text),
    text,
    // Against nothing where the text before had none: all of it is new.
    title: changed(before?.translation_title ?? undefined, title),
    body: changed(before?.translation_body ?? undefined, text),
  }
}

/** The first text is not compared with anything. */
function changed(before: string | null | undefined, after: string | null): TextPart[] | null {
  if (before === undefined) return after === null ? null : [{ kind: 'same', text: after }]
  return before === after || after === null ? null : wordDifference(before ?? '', after)
}
