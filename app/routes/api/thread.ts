import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { wholeThread } from '#app/web/json/whole-thread.server.ts'

const api = apiRoute({ GET: apiCall({ scope: null, run: ({ ctx, params }) => wholeThread(ctx, params.id ?? '') }) })
export const loader = api.loader
export const action = api.action
