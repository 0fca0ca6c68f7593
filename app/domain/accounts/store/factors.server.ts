import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { AuthenticatorAppTable, PasskeyTable, SecondStepTable } from '#db/schema/factors.ts'

export async function putAuthenticatorApp(tx: Tx, app: AuthenticatorAppTable): Promise<void> {
  await tx.db.deleteFrom('authenticator_app').where('member_id', '=', app.member_id).execute()
  await tx.db.insertInto('authenticator_app').values(app).execute()
}

/** Uses up the code of a step of 30 seconds. @returns false when it or a later one was used before */
export async function takeStep(tx: Tx, memberId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('authenticator_app')
    .set({ last_step: step })
    .where('member_id', '=', memberId)
    .where('last_step', '<', step)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** @returns whether there was one */
export async function deleteAuthenticatorApp(tx: Tx, memberId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('authenticator_app')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function insertPasskey(tx: Tx, passkey: PasskeyTable): Promise<void> {
  await tx.db.insertInto('passkey').values(passkey).execute()
}

export async function updatePasskey(
  tx: Tx,
  id: string,
  change: Partial<Pick<PasskeyTable, 'name' | 'counter' | 'last_used_at'>>,
): Promise<void> {
  await tx.db.updateTable('passkey').set(change).where('id', '=', id).execute()
}

/** @returns whether it was this member's */
export async function deletePasskey(tx: Tx, memberId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('passkey')
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function deletePasskeysOf(tx: Tx, memberId: string): Promise<void> {
  await tx.db.deleteFrom('passkey').where('member_id', '=', memberId).execute()
}

export async function replaceRecoveryCodes(tx: Tx, memberId: string, hashes: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('recovery_code').where('member_id', '=', memberId).execute()
  if (hashes.length === 0) return
  const rows = hashes.map((hash) => ({ member_id: memberId, code_hash: hash, created_at: tx.at, used_at: null }))
  await tx.db.insertInto('recovery_code').values(rows).execute()
}

/** Uses up a code. @returns false when there is none or it was used */
export async function takeRecoveryCodeRow(tx: Tx, memberId: string, hash: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('recovery_code')
    .set({ used_at: tx.at })
    .where('member_id', '=', memberId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Since when a second step is asked for; null: it is not. */
export async function setSecondStep(tx: Tx, memberId: string, since: Instant | null): Promise<void> {
  await tx.db.updateTable('member').set({ second_step_since: since }).where('id', '=', memberId).execute()
}

export async function insertSecondStep(tx: Tx, step: SecondStepTable): Promise<void> {
  await tx.db.insertInto('second_step').values(step).execute()
}

/** Uses up a first step. @returns its member; null when it is unknown, used or outlived */
export async function takeSecondStep(tx: Tx, tokenHash: string): Promise<string | null> {
  const row = await tx.db
    .deleteFrom('second_step')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', tx.at)
    .returning('member_id')
    .executeTakeFirst()
  return row?.member_id ?? null
}

/** Ends first steps that wait: after a change of password, address or factors. */
export async function deleteSecondStepsOf(tx: Tx, memberId: string): Promise<void> {
  await tx.db.deleteFrom('second_step').where('member_id', '=', memberId).execute()
}

/** @returns false when it was used before */
export async function insertUsedChallenge(tx: Tx, id: string, expiresAt: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('used_challenge')
    .values({ id, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteOldChallenges(tx: Tx): Promise<void> {
  await tx.db.deleteFrom('used_challenge').where('expires_at', '<', tx.at).execute()
  await tx.db.deleteFrom('second_step').where('expires_at', '<', tx.at).execute()
}
