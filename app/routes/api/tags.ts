import { tagPage } from '#app/domain/threads/queries/catalog.server.ts'
import { apiCall, apiRoute, choiceOf } from '#app/web/api-route.server.ts'
import { urls } from '#app/web/urls.ts'

const api = apiRoute({
  GET: apiCall({
    scope: null,
    async run({ ctx, url }) {
      const sort = choiceOf(url, 'sort', ['popular', 'name']) ?? 'popular'
      const { items, next } = await tagPage(
        ctx,
        { search: url.searchParams.get('q')?.slice(0, 60) ?? '', sort },
        url.searchParams.get('cursor'),
      )
      return {
        items: items.map(({ name, about, threadCount }) => ({
          name,
          about,
          threads: threadCount,
          url: urls.tag(name),
        })),
        next,
      }
    },
  }),
})
export const loader = api.loader
export const action = api.action
