import { signedIn } from '#app/core/authorize.ts'
import { bookmarks } from '#app/domain/threads/queries/bookmarks.server.ts'
import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { urls } from '#app/web/urls.ts'

const api = apiRoute({
  GET: apiCall({
    scope: 'read',
    run: async ({ ctx, url }) => {
      signedIn(ctx.actor)
      const { items, next } = await bookmarks(ctx, (url.searchParams.get('q') ?? '').trim().slice(0, 100), pageOf(url))
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
})
export const loader = api.loader
export const action = api.action
