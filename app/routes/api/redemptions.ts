import { z } from 'zod'
import { newId } from '#app/core/ids.ts'
import { confirmPassword } from '#app/domain/accounts/confirm-password.server.ts'
import { passwordShape } from '#app/domain/perks/input.ts'
import { ownRedemptions } from '#app/domain/perks/queries/redemptions.server.ts'
import { slugOfPerk } from '#app/domain/perks/queries/slugs.server.ts'
import { redeemPerk } from '#app/domain/perks/redeem-perk.server.ts'
import { takeLimit } from '#app/web/act-limit.server.ts'
import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { redemptionJson, wholeRedemption } from '#app/web/json/perk-json.server.ts'

const api = apiRoute({
  GET: apiCall({
    scope: 'read',
    run: async ({ ctx, url }) => {
      const { items, next } = await ownRedemptions(ctx, pageOf(url))
      return { items: items.map((one) => redemptionJson(ctx, one)), next }
    },
  }),
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject({ perk: z.string().min(1).max(100), password: passwordShape }),
    status: 201,
    // The header also makes the redemption itself one, should the remembered answer be gone.
    run: async ({ ctx, headers }, { perk, password }) => {
      // First the password: who mistypes it has not redeemed anything yet.
      const proven = await confirmPassword(ctx, password)
      await takeLimit(ctx, 'redeem')
      const { id } = await redeemPerk(ctx, {
        slug: await slugOfPerk(ctx.read, perk),
        key: headers.get('idempotency-key') ?? newId('event'),
        proven,
      })
      return wholeRedemption(ctx, id)
    },
  }),
})
export const loader = api.loader
export const action = api.action
