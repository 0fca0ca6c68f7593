import { DomainError } from '#app/core/errors.ts'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { urls } from '#app/web/urls.ts'

const api = apiRoute({
  GET: apiCall({
    scope: null,
    limit: 'search',
    async run({ ctx, url }) {
      const title = url.searchParams.get('title') ?? ''
      if (title.trim() === '')
        throw new DomainError('invalid', 'common.field.required', {
          fields: { title: { key: 'common.field.required' } },
        })
      const threads = await similarThreads(ctx, title, { limit: Math.min(pageOf(url, 5).limit, 20) })
      return {
        items: threads.map((thread) => ({
          type: 'thread',
          id: thread.id,
          title: thread.title,
          url: urls.thread(thread),
          snippet: thread.excerpt,
          score: thread.score,
        })),
        next: null,
      }
    },
  }),
})

export const loader = api.loader
export const action = api.action
