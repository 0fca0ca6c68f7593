import { leaderboard } from '#app/domain/analytics/leaderboard.server.ts'
import { measures } from '#app/domain/analytics/measure.ts'
import { periods } from '#app/domain/analytics/period.ts'
import { apiCall, apiRoute, choiceOf, pageOf } from '#app/web/api-route.server.ts'
import { urls } from '#app/web/urls.ts'

const api = apiRoute({
  GET: apiCall({
    scope: null,
    async run({ ctx, url }) {
      const measure = choiceOf(url, 'measure', measures) ?? 'reputation'
      const wanted = {
        period: choiceOf(url, 'period', periods) ?? 'all',
        measure,
        category: url.searchParams.get('category') || null,
        tag: url.searchParams.get('tag') || null,
      } as const
      const { items, next, mine } = await leaderboard(ctx, wanted, pageOf(url))
      const figure = (value: number) => (measure === 'people' ? { peopleHelped: value } : { reputation: value })
      return {
        items: items.map(({ rank, previousRank, handle, name, figure: value }) => ({
          rank,
          previousRank,
          member: { handle, name, url: urls.member(handle) },
          ...figure(value),
        })),
        ...(mine?.kind === 'ranked'
          ? { you: { rank: mine.rank, previousRank: mine.previousRank, of: mine.total, ...figure(mine.figure) } }
          : {}),
        next,
      }
    },
  }),
})

export const loader = api.loader
export const action = api.action
