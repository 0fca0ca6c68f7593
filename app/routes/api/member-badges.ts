import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { memberBadgesJson } from '#app/web/json/badges-json.server.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: ({ ctx, params }) => memberBadgesJson(ctx, params.handle ?? '') }),
})
export const loader = api.loader
export const action = api.action
