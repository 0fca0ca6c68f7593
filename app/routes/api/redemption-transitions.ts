import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { approveRedemption } from '#app/domain/perks/approve-redemption.server.ts'
import { cancelRedemption } from '#app/domain/perks/cancel-redemption.server.ts'
import { denyRedemption } from '#app/domain/perks/deny-redemption.server.ts'
import { failRedemption } from '#app/domain/perks/fail-redemption.server.ts'
import { fulfilRedemption } from '#app/domain/perks/fulfil-redemption.server.ts'
import { noteShape } from '#app/domain/perks/input.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { wholeRedemption } from '#app/web/json/perk-json.server.ts'

type Act = (ctx: Ctx, input: { id: string; note: string }) => Promise<unknown>

/** Where a person can bring a redemption. All but cancelling are acts of staff. */
const acts = {
  approved: approveRedemption,
  denied: denyRedemption,
  cancelled: cancelRedemption,
  fulfilled: fulfilRedemption,
  failed: failRedemption,
} as const satisfies Record<string, Act>

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject({ to: z.enum(['approved', 'denied', 'cancelled', 'fulfilled', 'failed']), note: noteShape }),
    limit: 'staffAct',
    run: async ({ ctx, params, scopes }, { to, note }) => {
      if (to !== 'cancelled' && !scopes.includes('staff'))
        throw new DomainError('forbidden', 'errors.scopeMissing', { params: { scope: 'staff' }, code: 'scope_missing' })
      const id = params.id ?? ''
      const act: Act = acts[to]
      await act(ctx, { id, note })
      return wholeRedemption(ctx, id)
    },
  }),
})
export const loader = api.loader
export const action = api.action
