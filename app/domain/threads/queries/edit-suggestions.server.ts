import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { wordDifference, type TextPart } from '#app/core/word-difference.ts'
import { actorIn } from '#app/domain/access/area.ts'
import { mayReadPost, notFound } from '#app/domain/access/may-read.ts'
import { authorCards, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import { mayEdit, refusalToDecide } from '#app/domain/threads/edits/edit.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { EditSuggestionTable } from '#db/schema/threads.ts'
import { readPost } from './read-post.server.ts'
import { findRevision } from './revisions.server.ts'

/**
 * A suggestion with all that deciding about it needs. `body` and `title`: against the text it started from; null: the
 * title does not change.
 */
export type SuggestionView = {
  suggestion: EditSuggestionTable
  editor: AuthorCard | null
  decider: AuthorCard | null
  post: Post
  thread: Thread
  title: TextPart[] | null
  body: TextPart[]
  /** The post was changed since: its present text, against the one that the suggestion started from. */
  meanwhile: TextPart[] | null
  mayDecide: boolean
  mine: boolean
}

export function findSuggestion(db: Db, id: string): Promise<EditSuggestionTable | undefined> {
  return db.selectFrom('edit_suggestion').selectAll().where('id', '=', id).executeTakeFirst()
}

/** One suggestion, for its author and for those who decide about it. @throws not_found for all others */
export async function suggestionView(ctx: Ctx, id: string): Promise<SuggestionView> {
  const suggestion = await findSuggestion(ctx.read, id)
  if (suggestion === undefined) throw notFound()
  const { thread, post } = await readPost(ctx, suggestion.post_id)
  const mine = suggestion.member_id === ctx.actor.memberId
  const here = actorIn(ctx.actor, thread.category_id)
  const decides = mayEdit(here, post) || can(here, 'review.edits')
  if (!mine && !decides) throw notFound()
  const base = await findRevision(ctx.read, post.id, suggestion.base_revision)
  const [baseBody, baseTitle] = [base?.body ?? post.body, base?.title ?? thread.title]
  const people = await authorCards(ctx, [
    suggestion.member_id,
    ...(suggestion.decided_by === null ? [] : [suggestion.decided_by]),
  ])
  const stale = suggestion.state === 'open' && post.revision !== suggestion.base_revision
  return {
    suggestion,
    editor: people.get(suggestion.member_id) ?? null,
    decider: suggestion.decided_by === null ? null : (people.get(suggestion.decided_by) ?? null),
    post,
    thread,
    title:
      suggestion.title === null || suggestion.title === baseTitle ? null : wordDifference(baseTitle, suggestion.title),
    body: wordDifference(baseBody, suggestion.body),
    meanwhile: stale ? wordDifference(baseBody, post.body) : null,
    mayDecide: suggestion.state === 'open' && refusalToDecide(ctx.actor, thread, post, suggestion) === null,
    mine,
  }
}

/** Suggestions for a post: all of them for those who decide, else the reader's own; newest first. @throws not_found */
export async function suggestionsFor(ctx: Ctx, postId: string): Promise<EditSuggestionTable[]> {
  const { thread, post } = await readPost(ctx, postId)
  const here = actorIn(ctx.actor, thread.category_id)
  const decides = mayEdit(here, post) || can(here, 'review.edits')
  return ctx.read
    .selectFrom('edit_suggestion')
    .selectAll()
    .where('post_id', '=', postId)
    .$if(!decides, (all) => all.where('member_id', '=', ctx.actor.memberId ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

/**
 * Titles for the lines of the review queue, by suggestion; posts that this reader may not see are left out. One query.
 */
export async function suggestionTitles(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { title: string; lang: 'ko' | 'en' | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read
    .selectFrom('edit_suggestion')
    .innerJoin('post', 'post.id', 'edit_suggestion.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select([
      'edit_suggestion.id',
      'thread.title',
      'thread.lang',
      'thread.state',
      'thread.author_id',
      'thread.area',
      'thread.category_id',
      'post.state as post_state',
      'post.author_id as post_author_id',
    ])
    .where('edit_suggestion.id', 'in', [...ids])
    .execute()
  return new Map(
    rows
      .filter((row) => mayReadPost(ctx.actor, row, { state: row.post_state, author_id: row.post_author_id }))
      .map(({ id, title, lang }) => [id, { title, lang }]),
  )
}
