import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { ledgerJson } from '#app/web/json/ledger-json.server.ts'
import { ledgerFilter } from '#app/web/ledger-filter.ts'

const api = apiRoute({
  GET: apiCall({
    scope: 'read',
    run: ({ ctx, params, url }) => ledgerJson(ctx, params.handle ?? '', pageOf(url), ledgerFilter(url)),
  }),
})
export const loader = api.loader
export const action = api.action
