import { categoryTree } from '#app/domain/threads/queries/category-pages.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { categoriesJson } from '#app/web/json/catalogue-json.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: async ({ ctx }) => ({ items: categoriesJson(await categoryTree(ctx)) }) }),
})
export const loader = api.loader
export const action = api.action
