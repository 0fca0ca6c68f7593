import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { auditJson } from '#app/web/json/audit-json.server.ts'

const api = apiRoute({ GET: apiCall({ scope: 'admin', run: ({ ctx, url }) => auditJson(ctx, pageOf(url)) }) })
export const loader = api.loader
export const action = api.action
