import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { memberJson } from '#app/web/json/member-json.server.ts'
import { standingJson } from '#app/web/json/standing-json.server.ts'

/** The member behind the token, and what the token may do. */
const api = apiRoute({
  GET: apiCall({
    scope: 'read',
    run: async ({ ctx, scopes }) => ({
      ...(await memberJson(ctx, ctx.actor.handle ?? '')),
      ...(await standingJson(ctx, ctx.actor.memberId ?? '')),
      scopes,
    }),
  }),
})
export const loader = api.loader
export const action = api.action
