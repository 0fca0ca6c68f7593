import type { Env } from '#app/core/env.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { takeRecoveryCodeIn } from '#app/domain/accounts/factors/recovery-codes/recovery-codes.server.ts'
import { stepOf, unsealKey } from '#app/domain/accounts/factors/totp/totp.server.ts'
import { authenticatorApp } from '#app/domain/accounts/queries/factors.server.ts'
import { takeStep } from '#app/domain/accounts/store/factors.server.ts'
import { wrongCode } from './wrong-code.ts'

/**
 * Proves the second factor of a member by a code of the app or a recovery code; either works once. A recovery code that was used is told
 * by mail.
 * @throws invalid on `code`, alike for every code that does not work
 */
export async function proveByCodeIn(
  env: Pick<Env, 'SESSION_SECRET'>,
  tx: Tx,
  memberId: string,
  code: string,
): Promise<void> {
  const app = await authenticatorApp(tx.db, memberId)
  const key = app === null ? null : unsealKey(env, memberId, app.sealed_key)
  const step = key === null ? null : stepOf(key, code, tx.at)
  if (step !== null && (await takeStep(tx, memberId, step))) return
  if (!(await takeRecoveryCodeIn(env, tx, memberId, code))) throw wrongCode()
  await tx.record('member.factorsChanged', { memberId, change: 'codeUsed' })
}
