import { signedIn } from '#app/core/authorize.ts'
import { followedThreads, watches } from '#app/domain/threads/queries/following.server.ts'
import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { threadJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  GET: apiCall({
    scope: 'read',
    run: async ({ ctx, url }) => {
      signedIn(ctx.actor)
      const [{ items, next }, watched] = await Promise.all([followedThreads(ctx, pageOf(url)), watches(ctx)])
      return {
        items: items.map(threadJson),
        next,
        watches: watched.map(({ subject, name, level }) => ({ subject, name, level })),
      }
    },
  }),
})
export const loader = api.loader
export const action = api.action
