import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { memberJson } from '#app/web/json/member-json.server.ts'

const api = apiRoute({ GET: apiCall({ scope: null, run: ({ ctx, params }) => memberJson(ctx, params.handle ?? '') }) })
export const loader = api.loader
export const action = api.action
