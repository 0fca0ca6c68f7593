import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { categoriesJson, categoryJsonShape } from '#app/api/json/catalogue-json.ts'
import { listOf } from '#app/api/json/parts.ts'
import { choice, text } from '#app/api/query.ts'
import { categoryTree } from '#app/domain/catalogue/queries/category-pages.server.ts'
import { products, tagPage } from '#app/domain/catalogue/queries/choices.server.ts'
import { urls } from '#app/views/urls.ts'

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
