import type { Ctx } from '#app/core/context.server.ts'
import { shorten } from '#app/core/shorten.ts'
import { activityLines } from '#app/domain/accounts/queries/activity.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { describeHits } from '#app/domain/search/describe-hits.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { publicAuthor } from '#app/domain/stories/public-author.ts'
import { publishedStories } from '#app/domain/stories/queries/lists.server.ts'
import type { ThreadFilter } from '#app/domain/threads/queries/thread-conditions.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { urls } from '#app/views/urls.ts'
import type { FeedEntry } from './atom.ts'

/** Characters, as much as a list shows of a thread. */
const summaryLength = 280

/** The newest threads of a list. */
export async function threadEntries(ctx: Ctx, filter: ThreadFilter, limit: number): Promise<FeedEntry[]> {
  const { items } = await threadList(ctx, { ...filter, sort: 'new' }, { limit, cursor: null }, { tags: false })
  return items.map((thread) => threadEntry(ctx, thread))
}

/** The best matches of a search, newest first. */
export async function foundEntries(ctx: Ctx, q: string, limit: number): Promise<FeedEntry[]> {
  const { items } = await search(ctx, { q, type: 'thread', lang: null, limit, cursor: null, literal: true })
  const hits = await describeHits(ctx, items)
  return hits
    .flatMap((hit) => (hit.type === 'thread' ? threadEntry(ctx, hit.thread) : []))
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
}

/** What a member answered last. */
export async function answerEntries(ctx: Ctx, handle: string, limit: number): Promise<FeedEntry[]> {
  const member = await memberByHandle(ctx, handle)
  if (member === null) return []
  const { items } = await activityLines(ctx.read, member.id, 'answers', { limit, cursor: null }, ctx.locale)
  return items.map((line) => ({
    ...addressed(ctx, urls.permalink(line.postId)),
    title: line.thread.title,
    lang: line.lang,
    publishedAt: line.at,
    author: member.name,
    about: line.category.name,
    summary: line.excerpt,
  }))
}

export async function storyEntries(ctx: Ctx, limit: number): Promise<FeedEntry[]> {
  const { items } = await publishedStories(ctx, {}, { limit, cursor: null })
  return items.map((view) => {
    const { story } = view
    return {
      id: `${ctx.platform.env.ORIGIN}/stories/${story.id}`,
      href: ctx.platform.env.ORIGIN + urls.story(story),
      title: story.headline,
      lang: story.lang,
      publishedAt: story.published_at ?? story.created_at,
      author: publicAuthor(view).name,
      about: null,
      summary: shorten(story.quote === '' ? story.situation : story.quote, summaryLength),
    }
  })
}

function threadEntry(ctx: Ctx, thread: ThreadSummary): FeedEntry {
  return {
    id: `${ctx.platform.env.ORIGIN}/threads/${thread.id}`,
    href: ctx.platform.env.ORIGIN + urls.thread(thread),
    title: thread.title,
    lang: thread.lang,
    publishedAt: thread.createdAt,
    author: thread.author?.name ?? null,
    about: thread.category.name,
    summary: thread.excerpt,
  }
}

function addressed(ctx: Ctx, path: string): { id: string; href: string } {
  const href = ctx.platform.env.ORIGIN + path
  return { id: href, href }
}
