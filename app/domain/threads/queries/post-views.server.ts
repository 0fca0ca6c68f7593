import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { actorIn } from '#app/domain/access/area.ts'
import { readablePostState } from '#app/domain/access/queries/readable-content.server.ts'
import { authorCards, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import { mayEdit } from '#app/domain/threads/edits/edit.ts'
import type { Attribution } from '#app/domain/threads/import/imported.ts'
import { isUnseen, type ContentState, type Post, type PostKind, type Thread } from '#app/domain/threads/thread.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { allowedOnPost, type PageFacts, type PostAllowed } from './allowed.ts'
import { outcomeRows } from './outcomes.server.ts'
import { askerSaidAt } from './posts.server.ts'
import { filledHtml } from './references.server.ts'

/** A post as it is read for one reader: with their vote, and with the suggested edits that wait. */
export type ReadPost = Post & {
  my_value: number | null
  my_vote_at: string | null
  /** Open suggestions of edits; null where the reader may not know. */
  suggestions: number | null
  my_suggestion_id: string | null
  /** The reader's bookmark on it. */
  bookmark_id: string | null
  /** Rows of `outcomeRows` as text. */
  outcomes: string
}

/** The author of a post. */
export type Author = AuthorCard

/** Looks authors up by id; pages that show more of them than their card bring their own. */
export type AuthorsOf<A> = (ids: readonly string[]) => Promise<Map<string, A>>

export type PostView<A = Author> = {
  id: string
  threadId: string
  parentId: string | null
  kind: PostKind
  /** null: the account was deleted. */
  author: A | null
  byStaff: boolean
  body: string
  excerpt: string
  html: string
  lang: Locale | null
  state: ContentState
  votes: number
  mine: 1 | 0 | -1
  accepted: { by: string | null; at: string } | null
  endorsed: { by: string | null; at: string } | null
  revision: number
  createdAt: string
  editedAt: string | null
  attribution: Attribution | null
  /** Why it was deleted, for those who still see it. */
  removedReason: string | null
  /** It waits for a moderator: `first` was never shown, `again` was shown before. null: it doesn't. */
  waits: 'first' | 'again' | null
  /** Its text was erased for good. */
  erased: boolean
  /** How many suggested edits wait for a decision; 0 for readers who may not decide. */
  suggestions: number
  /** The reader's own suggestion that waits. */
  mySuggestionId: string | null
  /** The reader has a bookmark on it. */
  saved: boolean
  allowed: PostAllowed
}

/**
 * The posts this reader may see of threads they may read: visible ones, their own, and all of them for moderators.
 * Whoever asks reads the thread as well: its area is not looked at here.
 */
export function readablePosts(ctx: Ctx) {
  const { memberId } = ctx.actor
  return ctx.read
    .selectFrom('post')
    .leftJoin('bookmark as saved', (on) =>
      on.onRef('saved.post_id', '=', 'post.id').on('saved.member_id', '=', memberId ?? ''),
    )
    .leftJoin('vote as mine', (on) =>
      on.onRef('mine.post_id', '=', 'post.id').on('mine.member_id', '=', memberId ?? ''),
    )
    .selectAll('post')
    .select(['mine.value as my_value', 'mine.changed_at as my_vote_at', 'saved.post_id as bookmark_id'])
    .select((eb) => [
      eb
        .selectFrom('edit_suggestion as s')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('s.post_id', '=', 'post.id')
        .where('s.state', '=', 'open')
        .as('suggestions'),
      eb
        .selectFrom('edit_suggestion as own')
        .select('own.id')
        .whereRef('own.post_id', '=', 'post.id')
        .where('own.member_id', '=', memberId ?? '')
        .where('own.state', '=', 'open')
        .as('my_suggestion_id'),
      ctx.dialect
        .rowsAsText(outcomeRows(ctx.read, memberId).where('answer_outcome.post_id', '=', eb.ref('post.id')))
        .as('outcomes'),
    ])
    .where(readablePostState(ctx.actor))
}

/**
 * Posts of one thread for this reader, in the order given: with authors and allowed acts. At most four queries. @param
 * saidAt when the asker last wrote; left out: it is looked up
 */
export function postViews(
  ctx: Ctx,
  thread: Thread,
  posts: readonly ReadPost[],
  saidAt?: string | null,
): Promise<PostView[]> {
  return postViewsBy((ids) => authorCards(ctx, ids), ctx, thread, posts, saidAt)
}

/** The same with the authors as a page shows them. */
export async function postViewsBy<A extends AuthorCard>(
  authorsOf: AuthorsOf<A>,
  ctx: Ctx,
  thread: Thread,
  posts: readonly ReadPost[],
  saidAt?: string | null,
): Promise<PostView<A>[]> {
  const people = [...posts.map((post) => post.author_id), ...posts.map((post) => post.endorsed_by), thread.accepted_by]
  const [authors, facts, fill] = await Promise.all([
    authorsOf(people.filter((id) => id !== null)),
    pageFacts(ctx, thread, saidAt),
    filledHtml(
      ctx,
      posts.map(({ html }) => html),
    ),
  ])
  const here = actorIn(ctx.actor, thread.category_id)
  const nameOf = (id: string | null): string | null => (id === null ? null : (authors.get(id)?.name ?? null))
  return posts.map((post) => ({
    id: post.id,
    threadId: post.thread_id,
    parentId: post.parent_id,
    kind: post.kind,
    author: post.author_id === null ? null : (authors.get(post.author_id) ?? null),
    byStaff: post.by_staff === 1,
    body: post.body,
    excerpt: post.excerpt,
    html: fill(post.html),
    lang: post.lang,
    state: post.state,
    votes: post.votes,
    mine: post.my_value === null ? 0 : post.my_value > 0 ? 1 : -1,
    accepted:
      thread.accepted_post_id === post.id && thread.accepted_at !== null
        ? { by: nameOf(thread.accepted_by), at: thread.accepted_at }
        : null,
    endorsed: post.endorsed_at === null ? null : { by: nameOf(post.endorsed_by), at: post.endorsed_at },
    revision: post.revision,
    createdAt: post.created_at,
    editedAt: post.edited_at,
    attribution: post.attribution === null ? null : (JSON.parse(post.attribution) as Attribution),
    waits: post.state !== 'held' ? null : isUnseen(post) ? 'first' : 'again',
    removedReason: post.state === 'deleted' ? post.removed_reason : null,
    erased: post.erased_at !== null,
    suggestions: mayEdit(here, post) ? Number(post.suggestions ?? 0) : 0,
    mySuggestionId: post.my_suggestion_id,
    saved: post.bookmark_id !== null,
    allowed: allowedOnPost(ctx.actor, post, post.my_vote_at === null ? null : { changed_at: post.my_vote_at }, facts),
  }))
}

async function pageFacts(ctx: Ctx, thread: Thread, saidAt: string | null | undefined): Promise<PageFacts> {
  const forAsker = can(ctx.actor, 'answer.acceptForAsker')
  return {
    thread,
    // Only those who might accept for a silent asker need to know how long that silence is.
    askerSaidAt:
      saidAt !== undefined
        ? (saidAt ?? thread.created_at)
        : forAsker
          ? await askerSaidAt(ctx.read, thread)
          : thread.activity_at,
    now: ctx.now(),
    voteLockMinutes: ctx.setting('threads.voteLockMinutes'),
    silentDays: ctx.setting('threads.acceptByStaffAfterDays'),
  }
}

/** The reader's votes on these posts, by post. */
export async function myVotes(
  ctx: Ctx,
  postIds: readonly string[],
): Promise<Map<string, { value: 1 | -1; changed_at: string }>> {
  const { memberId } = ctx.actor
  if (memberId === null || postIds.length === 0) return new Map()
  const rows = await ctx.read
    .selectFrom('vote')
    .select(['post_id', 'value', 'changed_at'])
    .where('member_id', '=', memberId)
    .where('post_id', 'in', [...postIds])
    .execute()
  return new Map(rows.map((row) => [row.post_id, { value: row.value === 1 ? 1 : -1, changed_at: row.changed_at }]))
}
