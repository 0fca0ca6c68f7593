import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { makeRecoveryCodesIn } from '#app/domain/accounts/factors/recovery-codes/recovery-codes.server.ts'
import { authenticatorApp, passkeysOf, recoveryCodesOf } from '#app/domain/accounts/queries/factors.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { deleteSessionsOf, raiseVersion } from '#app/domain/accounts/store/accounts.server.ts'
import { deleteSecondStepsOf, replaceRecoveryCodes, setSecondStep } from '#app/domain/accounts/store/factors.server.ts'
import { hasSecondStep } from '#app/domain/accounts/ways-in/identity-proof.ts'
import type { FactorChange } from './factor-change.ts'

/**
 * What follows from any change of factors: the second step begins with the first factor and ends with the last, the first brings
 * recovery codes, other sessions and first steps that wait end. Records `member.factorsChanged`, which tells the member.
 * @returns recovery codes to show once; null when none were made
 */
export async function factorsChangedIn(
  ctx: Pick<Ctx, 'platform' | 'session'>,
  tx: Tx,
  memberId: string,
  change: FactorChange,
): Promise<{ codes: string[] | null }> {
  const [app, passkeys] = [await authenticatorApp(tx.db, memberId), await passkeysOf(tx.db, memberId)]
  const has = hasSecondStep({ app: app !== null, passkeys: passkeys.length })
  const since = (await memberById(tx.db, memberId))?.second_step_since ?? null
  if (has !== (since !== null)) await setSecondStep(tx, memberId, has ? tx.at : null)
  const codesLeft = has ? (await recoveryCodesOf(tx.db, memberId)).left : 0
  const codes = has && codesLeft === 0 ? await makeRecoveryCodesIn(ctx.platform.env, tx, memberId) : null
  if (!has) await replaceRecoveryCodes(tx, memberId, [])
  await raiseVersion(tx, memberId)
  await deleteSessionsOf(tx.db, memberId, ctx.session?.idHash ?? null)
  await deleteSecondStepsOf(tx, memberId)
  await tx.record('member.factorsChanged', { memberId, change })
  return { codes }
}
