import { authorize } from '#app/core/authorize.ts'
import { accountPage } from '#app/domain/accounts/queries-accounts.server.ts'
import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { accountJson } from '#app/web/json/account-json.ts'

const api = apiRoute({
  GET: apiCall({
    scope: 'admin',
    run: async ({ ctx, url }) => {
      authorize(ctx.actor, 'account.administer')
      const { items, next } = await accountPage(ctx.read, ctx.dialect, url.searchParams.get('q') ?? '', pageOf(url))
      return {
        items: items.map((row) => ({ ...accountJson(row, ctx.setting('site.timeZone')), members: row.members })),
        next,
      }
    },
  }),
})
export const loader = api.loader
export const action = api.action
