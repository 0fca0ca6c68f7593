import { perkCatalogue } from '#app/domain/perks/queries/catalogue.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { perkJson } from '#app/web/json/perk-json.server.ts'

const api = apiRoute({
  // A catalogue is short: one page holds all of it.
  GET: apiCall({
    scope: null,
    run: async ({ ctx }) => ({
      items: (await perkCatalogue(ctx)).perks.map((view) => perkJson(ctx, view)),
      next: null,
    }),
  }),
})
export const loader = api.loader
export const action = api.action
