import { leaderboard } from '#app/domain/analytics/leaderboard.server.ts'
import { periods } from '#app/domain/analytics/period.ts'
import { apiCall, apiRoute, choiceOf, pageOf } from '#app/web/api-route.server.ts'
import { urls } from '#app/web/urls.ts'

const api = apiRoute({
  GET: apiCall({
    scope: null,
    async run({ ctx, url }) {
      const { items, next } = await leaderboard(ctx, { period: choiceOf(url, 'period', periods) ?? 'all', category: url.searchParams.get('category') || null }, pageOf(url))
      return { items: items.map(({ rank, handle, name, reputation }) => ({ rank, member: { handle, name, url: urls.member(handle) }, reputation })), next }
    },
  }),
})

export const loader = api.loader
export const action = api.action
