import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { insertAccount } from '#app/domain/accounts/store/accounts.server.ts'
import type { AccountTable } from '#db/schema/accounts.ts'

/** A new paying customer. `startedAt`: since when they pay; `renewsAt` null: no renewal. */
export type NewAccount = {
  name: string
  kind: AccountTable['kind']
  plan: string
  startedAt: string
  renewsAt: string | null
}

/** @throws forbidden */
export async function openAccount(ctx: Ctx, input: NewAccount): Promise<{ accountId: string }> {
  authorize(ctx.actor, 'member.administer')
  return ctx.write(async (tx) => {
    const accountId = newId('account', msOf(tx.at))
    await insertAccount(tx, {
      id: accountId,
      name: input.name,
      kind: input.kind,
      plan: input.plan,
      started_at: input.startedAt,
      renews_at: input.renewsAt,
      external_id: null,
      updated_at: tx.at,
    })
    return { accountId }
  })
}
