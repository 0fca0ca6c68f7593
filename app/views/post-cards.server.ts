import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { MarkedCard } from '#app/domain/loyalty/queries/marked-cards.server.ts'
import type { PostView } from '#app/domain/threads/queries/post-views.server.ts'
import { levelToVote } from '#app/domain/threads/votes/vote.ts'
import { translator } from '#app/i18n/index.ts'
import { badgeViews } from './badge-views.server.ts'
import { urls } from './urls.ts'

/**
 * Posts of a thread as their cards show them, with the tier and badges of their authors, and what the reader may do.
 * @param heldWait minutes that held posts usually wait; null: unknown.
 * @param unreadSince posts of others after that instant are new to the reader; null: none is
 */
export function postCards(
  ctx: Ctx,
  posts: readonly PostView<MarkedCard>[],
  comments: Record<string, PostView[]>,
  unreadSince: Instant | null = null,
  heldWait: number | null = null,
) {
  return posts.map((post) => ({
    id: post.id,
    kind: post.kind === 'comment' ? ('reply' as const) : post.kind,
    author: authorOf(ctx, post),
    at: post.createdAt,
    editedAt: post.editedAt,
    html: post.html,
    lang: post.lang,
    vote: {
      postId: post.id,
      score: post.votes,
      mine: post.mine === 1 ? ('up' as const) : post.mine === -1 ? ('down' as const) : null,
      up: post.allowed.voteUp,
      down: post.allowed.voteDown,
      fromLevel: levelToVote(ctx.actor, post.author?.id ?? null),
    },
    accepted: post.accepted === null ? null : { by: post.accepted.by ?? gone(ctx), at: post.accepted.at },
    tags: [],
    comments: commentCards(ctx, comments[post.id] ?? [], unreadSince),
    removed:
      post.state === 'visible' || post.waits !== null
        ? null
        : { reason: post.removedReason, erased: post.erased, hidden: post.state === 'hidden' },
    held: post.waits === null ? null : { wait: heldWait, again: post.waits === 'again' },
    source:
      post.attribution === null
        ? null
        : { site: post.attribution.site, href: post.attribution.url, licence: post.attribution.licence },
    ...toReader(ctx, post, unreadSince),
    endorsed: post.endorsed !== null,
    suggestions: post.suggestions,
    mySuggestion: post.mySuggestionId === null ? null : urls.suggestion(post.mySuggestionId),
    allowed: post.allowed,
  }))
}

/** What it is to this reader: their own, marked by them, new to them. */
function toReader({ actor: { memberId } }: Ctx, { author, saved, createdAt }: PostView, unreadSince: Instant | null) {
  const own = memberId !== null && author?.id === memberId
  return { own, saved, fresh: unreadSince !== null && !own && createdAt > unreadSince }
}

/** Comments below a post, or on a page of their own. */
export function commentCards(ctx: Ctx, comments: readonly PostView[], unreadSince: Instant | null = null) {
  return comments.map((comment) => ({
    id: comment.id,
    author: { name: nameOf(ctx, comment), handle: comment.author?.handle ?? null },
    at: comment.createdAt,
    html: comment.html,
    lang: comment.lang,
    removed: comment.state !== 'visible' && comment.waits === null,
    hidden: comment.state === 'hidden',
    held: comment.waits !== null,
    ...toReader(ctx, comment, unreadSince),
    allowed: comment.allowed,
  }))
}

function authorOf(ctx: Ctx, post: PostView<MarkedCard>) {
  if (post.author === null)
    return { name: nameOf(ctx, post), handle: null, avatar: null, staff: null, tier: null, tenure: null, badges: [] }
  const { name, handle, avatar, tenure, tier } = post.author
  const badges = badgeViews(ctx, post.author.badges.slice(0, 2))
  return { name, handle, avatar, staff: post.byStaff ? { title: null } : null, tier, tenure, badges }
}

/** Of a gone account the name that the source of an import keeps, as its licence asks. */
function nameOf(ctx: Ctx, post: PostView): string {
  return post.author?.name ?? post.attribution?.authorName ?? gone(ctx)
}

function gone(ctx: Ctx): string {
  return translator(ctx.locale)('parts.people.deleted')
}
