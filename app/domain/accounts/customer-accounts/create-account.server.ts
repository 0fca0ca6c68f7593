import type { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountBy } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { instantOf, type accountFactsShape } from './input.ts'
import { writeAccountIn } from './write-account.server.ts'

/**
 * Enters a customer account. Audited. Records `account.saved`.
 * @throws conflict (`external_id_taken`) when an account has this key already
 */
export async function createAccount(
  ctx: Ctx,
  input: z.output<typeof accountFactsShape>,
): Promise<{ accountId: string }> {
  authorize(ctx.actor, 'account.administer')
  return ctx.write(async (tx) => {
    await refuseTakenKey(tx, input.externalId, null)
    const zone = tx.setting('site.timeZone')
    return writeAccountIn(tx, null, {
      ...input,
      startedAt: instantOf(input.startedAt, zone),
      renewsAt: input.renewsAt === null ? null : instantOf(input.renewsAt, zone),
    })
  })
}

/** Refuses the key of the other system when an account other than `ownId` has it. */
export async function refuseTakenKey(tx: Tx, externalId: string | null, ownId: string | null): Promise<void> {
  const holder = externalId === null ? null : await accountBy(tx.db, { externalId })
  if (holder !== null && holder.id !== ownId)
    throw new DomainError('conflict', 'accounts.customer.problem.keyTaken', {
      fields: { externalId: { key: 'accounts.customer.problem.keyTaken' } },
      code: 'external_id_taken',
      details: { id: holder.id },
    })
}
