import { z } from 'zod'
import { products, tagPage } from '#app/domain/threads/queries/catalog.server.ts'
import { categoryTree } from '#app/domain/threads/queries/category-pages.server.ts'
import { call } from '#app/web/api/call.ts'
import { choice, text } from '#app/web/api/query.ts'
import { categoriesJson, categoryJsonShape } from '#app/web/json/catalogue-json.ts'
import { listOf } from '#app/web/json/parts.ts'
import { urls } from '#app/web/urls.ts'

export const catalogueCalls = [
  call('GET /categories', {
    about: 'Categories as a tree',
    scope: null,
    answer: z.object({ items: z.array(categoryJsonShape) }),
    run: async ({ ctx }) => ({ items: categoriesJson(await categoryTree(ctx)) }),
  }),
  call('GET /products', {
    about: 'Products with their versions, newest first',
    scope: null,
    answer: z.object({
      items: z.array(z.object({ slug: z.string(), name: z.string(), versions: z.array(z.string()) })),
    }),
    run: async ({ ctx }) => ({ items: await products(ctx) }),
  }),
  call('GET /tags', {
    about: 'Tags that have threads',
    scope: null,
    query: {
      q: text('a part of the name'),
      sort: choice(['popular', 'name'], 'popular when not given'),
      cursor: text('`next` of the page before'),
    },
    answer: listOf(z.object({ name: z.string(), about: z.string(), threads: z.int(), url: z.string() })),
    run: async ({ ctx, query }) => {
      const wanted = { search: query.q?.slice(0, 60) ?? '', sort: query.sort ?? 'popular' }
      const { items, next } = await tagPage(ctx, wanted, query.cursor)
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
]
