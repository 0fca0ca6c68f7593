import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { instant, lang, listOf } from '#app/api/json/parts.ts'
import { postJsonShape, threadJson, threadJsonShape } from '#app/api/json/thread-json.ts'
import { paged, text } from '#app/api/query.ts'
import { signedIn } from '#app/core/authorize.ts'
import { bookmarkNote, followLevels, readShape } from '#app/domain/following/input.ts'
import { markThreadRead } from '#app/domain/following/mark-thread-read.server.ts'
import { bookmarks } from '#app/domain/following/queries/bookmarks.server.ts'
import { watches } from '#app/domain/following/queries/watches.server.ts'
import { removeBookmark } from '#app/domain/following/remove-bookmark.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { followedThreads } from '#app/domain/threads/queries/followed-threads.server.ts'
import { urls } from '#app/views/urls.ts'

const level = z.enum(['watching', 'muted'])
const following = z.object({ following: z.boolean() })
const watched = z.object({ level: level.nullable() })
const bookmarked = z.object({ bookmarked: z.boolean() })

const bookmarkShape = z
  .object({
    postId: z.string(),
    note: z.string(),
    createdAt: instant,
    post: z
      .object({
        kind: postJsonShape.shape.kind,
        excerpt: z.string(),
        lang,
        url: z.string(),
        threadId: z.string(),
        title: z.string(),
      })
      .nullable()
      .meta({ description: 'null: it cannot be read any more' }),
  })
  .meta({ id: 'Bookmark' })

/** What members keep to themselves: what they follow, watch, bookmark and have read. */
export const followingCalls = [
  call('PUT /threads/:id/follow', {
    about: 'Follows a thread: all of it, answers and replies (normal), or none of it, not even mentions',
    scope: 'write',
    limit: 'keep',
    body: z.strictObject({ level: z.enum(followLevels).optional() }),
    answer: following,
    run: ({ ctx, params }, { level: wanted = 'normal' }) =>
      setFollow(ctx, { threadId: params.id, on: wanted !== 'none', level: wanted }),
  }),
  call('DELETE /threads/:id/follow', {
    about: 'Stops following a thread',
    scope: 'write',
    limit: 'keep',
    answer: following,
    run: ({ ctx, params }) => setFollow(ctx, { threadId: params.id, on: false }),
  }),
  call('PUT /threads/:id/read', {
    about: 'Marks a thread as read, up to a moment or all of it',
    scope: 'write',
    limit: 'keep',
    body: readShape.pick({ until: true }).strict(),
    answer: z.object({ read: z.boolean() }),
    run: async ({ ctx, params }, { until }) => {
      await markThreadRead(ctx, { threadId: params.id, until: until ?? null })
      return { read: true }
    },
  }),
  call('PUT /tags/:tag/watch', {
    about: 'Watches or mutes a tag',
    scope: 'write',
    limit: 'keep',
    body: z.strictObject({ level }),
    answer: watched,
    run: ({ ctx, params }, body) => setWatch(ctx, { subject: 'tag', name: params.tag, level: body.level }),
  }),
  call('DELETE /tags/:tag/watch', {
    about: 'Stops watching or muting a tag',
    scope: 'write',
    limit: 'keep',
    answer: watched,
    run: ({ ctx, params }) => setWatch(ctx, { subject: 'tag', name: params.tag, level: null }),
  }),
  call('PUT /categories/:slug/watch', {
    about: 'Watches or mutes a category',
    scope: 'write',
    limit: 'keep',
    body: z.strictObject({ level }),
    answer: watched,
    run: ({ ctx, params }, body) => setWatch(ctx, { subject: 'category', name: params.slug, level: body.level }),
  }),
  call('DELETE /categories/:slug/watch', {
    about: 'Stops watching or muting a category',
    scope: 'write',
    limit: 'keep',
    answer: watched,
    run: ({ ctx, params }) => setWatch(ctx, { subject: 'category', name: params.slug, level: null }),
  }),
  call('PUT /products/:slug/watch', {
    about: 'Watches or mutes a product',
    scope: 'write',
    limit: 'keep',
    body: z.strictObject({ level }),
    answer: watched,
    run: ({ ctx, params }, body) => setWatch(ctx, { subject: 'product', name: params.slug, level: body.level }),
  }),
  call('DELETE /products/:slug/watch', {
    about: 'Stops watching or muting a product',
    scope: 'write',
    limit: 'keep',
    answer: watched,
    run: ({ ctx, params }) => setWatch(ctx, { subject: 'product', name: params.slug, level: null }),
  }),
  call('PUT /members/:handle/watch', {
    about: 'Watches or mutes a member',
    scope: 'write',
    limit: 'keep',
    body: z.strictObject({ level }),
    answer: watched,
    run: ({ ctx, params }, body) => setWatch(ctx, { subject: 'member', name: params.handle, level: body.level }),
  }),
  call('DELETE /members/:handle/watch', {
    about: 'Stops watching or muting a member',
    scope: 'write',
    limit: 'keep',
    answer: watched,
    run: ({ ctx, params }) => setWatch(ctx, { subject: 'member', name: params.handle, level: null }),
  }),
  call('PUT /posts/:id/bookmark', {
    about: 'Bookmarks a post; without `note` a bookmark keeps the note it has',
    scope: 'write',
    limit: 'keep',
    body: z.strictObject({ note: bookmarkNote.optional() }),
    answer: bookmarked,
    run: async ({ ctx, params }, { note }) => {
      await saveBookmark(ctx, { postId: params.id, note: note ?? null })
      return { bookmarked: true }
    },
  }),
  call('DELETE /posts/:id/bookmark', {
    about: 'Removes a bookmark',
    scope: 'write',
    limit: 'keep',
    answer: bookmarked,
    run: async ({ ctx, params }) => {
      await removeBookmark(ctx, { postId: params.id })
      return { bookmarked: false }
    },
  }),
  call('GET /me/bookmarks', {
    about: "The member's bookmarks, newest first",
    scope: 'read',
    query: { q: text('letters in the note or the post'), ...paged() },
    answer: listOf(bookmarkShape),
    run: async ({ ctx, query }) => {
      signedIn(ctx.actor)
      const { items, next } = await bookmarks(ctx, (query.q ?? '').trim().slice(0, 100), query)
      return {
        items: items.map(({ postId, note, createdAt, post }) => ({
          postId,
          note,
          createdAt,
          post:
            post === null
              ? null
              : {
                  kind: post.kind,
                  excerpt: post.excerpt,
                  lang: post.lang,
                  url: urls.permalink(postId),
                  threadId: post.thread.id,
                  title: post.thread.title,
                },
        })),
        next,
      }
    },
  }),
  call('GET /me/following', {
    about: 'The threads the member follows, and what they watch or mute',
    scope: 'read',
    query: paged(),
    answer: listOf(threadJsonShape).extend({
      watches: z.array(
        z.object({ subject: z.enum(['tag', 'category', 'product', 'member']), name: z.string(), level }),
      ),
    }),
    run: async ({ ctx, query }) => {
      signedIn(ctx.actor)
      const [{ items, next }, all] = await Promise.all([followedThreads(ctx, query), watches(ctx)])
      return {
        items: items.map(threadJson),
        next,
        watches: all.map(({ subject, name, level: chosen }) => ({ subject, name, level: chosen })),
      }
    },
  }),
]
