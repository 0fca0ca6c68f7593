import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { caseNumberOf } from '#app/web/case-number.ts'
import { wholeCase } from '#app/web/json/case-json.server.ts'

const api = apiRoute({
  GET: apiCall({ scope: 'staff', run: ({ ctx, params }) => wholeCase(ctx, caseNumberOf(params.number)) }),
})
export const loader = api.loader
export const action = api.action
