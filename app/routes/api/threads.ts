import { z } from 'zod'
import { own } from '#app/core/own.ts'
import { foundThreads } from '#app/domain/search/found-threads.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { threadStarts } from '#app/domain/threads/queries/catalog.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { tagNameOf } from '#app/domain/threads/tags.ts'
import { takeLimit } from '#app/web/act-limit.server.ts'
import { apiCall, apiRoute, choiceOf, pageOf, type ApiArgs } from '#app/web/api-route.server.ts'
import { threadJson } from '#app/web/json/thread-json.ts'
import { wholeThread } from '#app/web/json/whole-thread.server.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: list }),
  POST: apiCall({
    scope: 'write',
    // A product that is not named at all is the category's; null is none.
    shape: z.strictObject({ ...threadShape.shape, product: z.string().trim().max(80).nullish() }),
    limit: 'thread',
    status: 201,
    run: async ({ ctx }, body) => {
      const product =
        body.product === undefined
          ? (own(await threadStarts(ctx), body.category)?.product ?? null)
          : body.product || null
      return wholeThread(ctx, (await createThread(ctx, { ...body, product })).thread.id)
    },
  }),
})
export const loader = api.loader
export const action = api.action

async function list({ ctx, url }: ApiArgs) {
  const tag = url.searchParams.get('tag')
  const filter = {
    kind: choiceOf(url, 'kind', ['question', 'discussion', 'idea', 'announcement']),
    state: choiceOf(url, 'state', ['unanswered', 'unsolved', 'solved', 'outdated']),
    sort: choiceOf(url, 'sort', ['active', 'new', 'votes', 'meToo']) ?? undefined,
    lang: choiceOf(url, 'lang', ['ko', 'en']),
    noStaff: choiceOf(url, 'staff', ['none']) !== null,
    category: url.searchParams.get('category'),
    tag: tag === null ? null : tagNameOf(tag),
  }
  // What concerns the caller, a person or a product is not asked of a search.
  const more = {
    only: choiceOf(url, 'only', ['mine', 'followed', 'watched']),
    unread: choiceOf(url, 'unread', ['yes']) !== null,
    author: url.searchParams.get('by'),
    product: url.searchParams.get('product'),
  }
  const page = pageOf(url)
  const q = url.searchParams.get('q')?.trim() ?? ''
  if (q !== '') await takeLimit(ctx, 'search')
  const { items, next } =
    q === '' ? await threadList(ctx, { ...filter, ...more }, page) : await foundThreads(ctx, q, filter, page)
  return { items: items.map(threadJson), next }
}
