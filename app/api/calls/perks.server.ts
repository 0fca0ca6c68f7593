import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { listOf } from '#app/api/json/parts.ts'
import {
  perkJson,
  perkJsonShape,
  redemptionJson,
  redemptionJsonShape,
  wholeRedemption,
  wholeRedemptionShape,
} from '#app/api/json/perk-json.server.ts'
import { paged } from '#app/api/query.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { confirmPassword } from '#app/domain/accounts/passwords/confirm-password.server.ts'
import { receiveFromBilling } from '#app/domain/perks/billing/receive-from-billing.server.ts'
import { billingMessageShape, noteShape, passwordShape } from '#app/domain/perks/input.ts'
import { perkCatalogue } from '#app/domain/perks/queries/catalogue.server.ts'
import { ownRedemptions } from '#app/domain/perks/queries/redemptions.server.ts'
import { slugOfPerk } from '#app/domain/perks/queries/slugs.server.ts'
import { redeemPerk } from '#app/domain/perks/redemptions/redeem-perk.server.ts'
import { transitionRedemptionTo } from '#app/domain/perks/redemptions/transition-redemption-to.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'

export const perkCalls = [
  call('GET /perks', {
    about: "The catalogue; with a token also the conditions its member doesn't meet",
    scope: null,
    answer: listOf(perkJsonShape),
    // A catalogue is short: one page holds all of it.
    run: async ({ ctx }) => ({
      items: (await perkCatalogue(ctx)).perks.map((view) => perkJson(ctx, view)),
      next: null,
    }),
  }),
  call('GET /redemptions', {
    about: "The member's redemptions, newest first",
    scope: 'read',
    query: paged(),
    answer: listOf(redemptionJsonShape),
    run: async ({ ctx, query }) => {
      const { items, next } = await ownRedemptions(ctx, query)
      return { items: items.map((one) => redemptionJson(ctx, one)), next }
    },
  }),
  call('POST /redemptions', {
    about: 'Redeems a perk, named by its id or its address',
    scope: 'write',
    status: 201,
    body: z.strictObject({ perk: z.string().min(1).max(100), password: passwordShape }),
    answer: wholeRedemptionShape,
    // The header also makes the redemption itself one, should the remembered answer be gone.
    run: async ({ ctx, headers }, { perk, password }) => {
      // First the password: who mistypes it has not redeemed anything yet.
      const proven = await confirmPassword(ctx, password)
      await consumeLimit(ctx, 'redeem')
      const { id } = await redeemPerk(ctx, {
        slug: await slugOfPerk(ctx.read, perk),
        key: headers.get('idempotency-key') ?? newId('event'),
        proven,
      })
      return wholeRedemption(ctx, id)
    },
  }),
  call('GET /redemptions/:id', {
    about: 'One redemption with its history; for its member and for staff',
    scope: 'read',
    answer: wholeRedemptionShape,
    run: ({ ctx, params }) => wholeRedemption(ctx, params.id),
  }),
  call('POST /redemptions/:id/transitions', {
    about: 'Cancels a redemption, or with the scope `staff` brings it further',
    scope: 'write',
    limit: 'staffAct',
    body: z.strictObject({ to: z.enum(['approved', 'denied', 'cancelled', 'fulfilled', 'failed']), note: noteShape }),
    answer: wholeRedemptionShape,
    run: async ({ ctx, params, scopes }, { to, note }) => {
      if (to !== 'cancelled' && !scopes.includes('staff'))
        throw new DomainError('forbidden', 'errors.scopeMissing', { params: { scope: 'staff' }, code: 'scope_missing' })
      await transitionRedemptionTo(ctx, { id: params.id, to, note })
      return wholeRedemption(ctx, params.id)
    },
  }),
  call('POST /billing/call-back', {
    about: 'Receives what billing says about a redemption; the signature in `Dangol-Signature` replaces a token',
    scope: null,
    signedBody: billingMessageShape,
    answer: z.object({
      result: z.enum(['done', 'same', 'repeated', 'noted']),
      finding: z
        .enum([
          'unknown_redemption',
          'wrong_amount',
          'fulfilled_after_refund',
          'failed_after_fulfilment',
          'not_expected',
        ])
        .nullable(),
    }),
    run: ({ ctx, headers, text }) =>
      receiveFromBilling(ctx, { signature: headers.get('dangol-signature'), body: text }),
  }),
]
