import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { authenticatorApp, passkeysOf } from '#app/domain/accounts/queries/factors.server.ts'
import { rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import { needsSecondFactor } from './second-factor-rule.ts'

/**
 * Called after a factor was taken away, in the same transaction.
 * @throws not_now when none is left and a role of the member needs one
 */
export async function refuseNeededFactor(tx: Tx, memberId: string): Promise<void> {
  if ((await authenticatorApp(tx.db, memberId)) !== null || (await passkeysOf(tx.db, memberId)).length > 0) return
  if (needsSecondFactor(await rolesOf(tx.db, memberId), tx.setting('accounts.secondFactorFor')))
    throw new DomainError('not_now', 'accounts.factors.roleNeedsOne', { code: 'second_factor_required' })
}
