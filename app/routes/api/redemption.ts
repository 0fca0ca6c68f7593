import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { wholeRedemption } from '#app/web/json/perk-json.server.ts'

const api = apiRoute({
  GET: apiCall({ scope: 'read', run: ({ ctx, params }) => wholeRedemption(ctx, params.id ?? '') }),
})
export const loader = api.loader
export const action = api.action
