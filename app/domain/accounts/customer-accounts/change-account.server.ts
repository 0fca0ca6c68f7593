import type { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { accountForUpdate } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { refuseTakenKey } from './create-account.server.ts'
import { instantOf, type accountChangeShape } from './input.ts'
import { factsOf, writeAccountIn, type Saved } from './write-account.server.ts'

/**
 * Changes what is given of a customer account; what is left out stays. The same again changes nothing. Audited. Records
 * `account.saved`.
 * @throws not_found; conflict (`external_id_taken`) when another account has the key
 */
export async function changeAccount(
  ctx: Ctx,
  { id, change }: { id: string; change: z.output<typeof accountChangeShape> },
): Promise<Saved> {
  authorize(ctx.actor, 'account.administer')
  return ctx.write(async (tx) => {
    const known = await accountForUpdate(tx, id)
    if (known === null) throw new DomainError('not_found', 'errors.notFound')
    if (change.externalId !== undefined) await refuseTakenKey(tx, change.externalId, known.id)
    const zone = tx.setting('site.timeZone')
    const { startedAt, renewsAt, ...rest } = change
    return writeAccountIn(tx, known, {
      ...factsOf(known),
      ...rest,
      ...(startedAt === undefined ? {} : { startedAt: instantOf(startedAt, zone) }),
      ...(renewsAt === undefined ? {} : { renewsAt: renewsAt === null ? null : instantOf(renewsAt, zone) }),
    })
  })
}
