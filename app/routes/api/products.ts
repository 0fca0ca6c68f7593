import { products } from '#app/domain/threads/queries/catalog.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const api = apiRoute({ GET: apiCall({ scope: null, run: async ({ ctx }) => ({ items: await products(ctx) }) }) })
export const loader = api.loader
export const action = api.action
