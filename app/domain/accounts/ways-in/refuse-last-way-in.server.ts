import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { waysInOf } from '#app/domain/accounts/queries/ways-in.server.ts'
import { canGetIn } from './ways-in.ts'

/**
 * Called after a way into an account was taken away, in the same transaction.
 * @throws not_now when none is left: the member could never sign in again
 */
export async function refuseLastWayIn(tx: Tx, memberId: string): Promise<void> {
  if (!canGetIn(await waysInOf(tx.db, memberId)))
    throw new DomainError('not_now', 'accounts.waysIn.last', { code: 'last_way_in' })
}
