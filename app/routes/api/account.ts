import { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { accountShape } from '#app/domain/accounts/account-input.ts'
import { accountBy, membersOfAccount } from '#app/domain/accounts/queries-accounts.server.ts'
import { saveAccount } from '#app/domain/accounts/save-account.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { accountJson } from '#app/web/json/account-json.ts'

/** One customer account by the key of the other system. */
const api = apiRoute({
  GET: apiCall({ scope: 'admin', run: ({ ctx, params }) => shown(ctx, params.externalId ?? '') }),
  PUT: apiCall({
    scope: 'admin',
    shape: z.strictObject(accountShape.shape),
    run: async ({ ctx, params }, body) => {
      const externalId = params.externalId ?? ''
      await saveAccount(ctx, { ...body, externalId })
      return shown(ctx, externalId)
    },
  }),
})
export const loader = api.loader
export const action = api.action

async function shown(ctx: Ctx, externalId: string) {
  authorize(ctx.actor, 'account.administer')
  const account = await accountBy(ctx.read, { externalId })
  if (account === null) throw new DomainError('not_found', 'errors.notFound')
  const members = await membersOfAccount(ctx.read, account.id)
  return {
    ...accountJson(account, ctx.setting('site.timeZone')),
    members: members.map(({ handle, linkedAt }) => ({ handle, linkedAt })),
  }
}
