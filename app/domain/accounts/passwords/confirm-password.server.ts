import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { verifyPassword } from './password-hash.server.ts'

/** Somebody at an unlocked computer shall not find the password out by trying. */
const tries = [{ points: 10, seconds: 3_600 }] as const

/**
 * Makes sure that the person at the keyboard is the member who signed in.
 * @returns false when nothing was typed: whether that is enough is for the caller to say
 * @throws invalid on `password`; rate_limited after ten tries in an hour
 */
export async function confirmPassword(ctx: Ctx, password: string | null): Promise<boolean> {
  const memberId = signedIn(ctx.actor)
  if (password === null) return false
  await ctx.platform.limits.take('confirmPassword', memberId, tries)
  const found = await credentialsOf(ctx.read, { memberId })
  if (await verifyPassword(found?.passwordHash ?? null, password)) return true
  throw new DomainError('invalid', 'accounts.problem.password.wrong', {
    code: 'wrong_password',
    fields: { password: { key: 'accounts.problem.password.wrong' } },
  })
}
