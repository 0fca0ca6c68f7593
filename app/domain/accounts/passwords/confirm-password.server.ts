import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { verifyPassword } from './password-hash.server.ts'

/** A person at an unlocked computer must not find the password by trying. */
const tries = [{ points: 10, seconds: 3_600 }] as const

/**
 * Confirms that the person at the keyboard knows the member's password.
 * @returns false when nothing was typed; the caller decides whether that is enough
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
