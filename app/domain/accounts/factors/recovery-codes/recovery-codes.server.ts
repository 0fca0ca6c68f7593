import { randomBytes } from 'node:crypto'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Env } from '#app/core/env.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { keyedHash } from '#app/core/secret.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberRowForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { replaceRecoveryCodes, takeRecoveryCodeRow } from '#app/domain/accounts/store/factors.server.ts'

type Secret = Pick<Env, 'SESSION_SECRET'>

/** As many as GitHub and Google give; each of 50 bits, so that no one finds one by trying. */
const howMany = 10
const length = 10
/** Base 32 without letters that look like digits (Crockford). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Makes new recovery codes; those from before end. Records `member.factorsChanged`.
 * @returns the codes, to be shown once
 * @throws forbidden with the code `reauthenticate`; not_now without a second factor
 */
export async function makeRecoveryCodes(ctx: Ctx): Promise<{ codes: string[] }> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  requireRecentSignIn(ctx)
  return ctx.write(
    async (tx) => {
      const member = await memberRowForUpdate(tx, memberId)
      if (member === null || member.second_step_since === null)
        throw new DomainError('not_now', 'accounts.recovery.noFactor')
      const codes = await makeRecoveryCodesIn(ctx.platform.env, tx, memberId)
      await tx.record('member.factorsChanged', { memberId, change: 'codesMade' })
      return { codes }
    },
    { repeat: 'refuse' },
  )
}

/** The part of `makeRecoveryCodes` inside the transaction. */
export async function makeRecoveryCodesIn(env: Secret, tx: Tx, memberId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode)
  await replaceRecoveryCodes(
    tx,
    memberId,
    codes.map((code) => codeHash(env, memberId, code)),
  )
  return codes
}

/** Uses up a recovery code. @returns false when it is none of the member's, or was used */
export async function takeRecoveryCodeIn(env: Secret, tx: Tx, memberId: string, typed: string): Promise<boolean> {
  return typed.length === length && takeRecoveryCodeRow(tx, memberId, codeHash(env, memberId, readCode(typed)))
}

/** Read aloud or off paper: `o` is 0, `i` and `l` are 1. */
function readCode(typed: string): string {
  return typed.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1')
}

function newCode(): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

function codeHash(env: Secret, memberId: string, code: string): string {
  return keyedHash(env, 'recovery-code', `${memberId} ${code}`)
}
