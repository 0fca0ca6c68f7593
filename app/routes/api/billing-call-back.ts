import { receiveFromBilling } from '#app/domain/perks/receive-from-billing.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

// No token: the signature over the body says who speaks.
const api = apiRoute({
  POST: apiCall({
    scope: null,
    run: ({ ctx, headers, text }) =>
      receiveFromBilling(ctx, { signature: headers.get('dangol-signature'), body: text }),
  }),
})
export const loader = api.loader
export const action = api.action
