import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { badgesCatalogJson } from '#app/web/json/badges-json.server.ts'

const api = apiRoute({ GET: apiCall({ scope: null, run: ({ ctx }) => badgesCatalogJson(ctx) }) })
export const loader = api.loader
export const action = api.action
