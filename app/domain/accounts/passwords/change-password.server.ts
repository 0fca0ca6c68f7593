import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { sessionRepeat, startSession, type Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import { deleteSessionsOf, raiseVersion, updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { checkPassword } from './check-password.server.ts'
import { hashPassword, verifyPassword } from './password-hash.server.ts'

/** A person at an unlocked computer must not find the password by trying. */
const tries = [{ points: 10, seconds: 3_600 }] as const

/**
 * Changes the actor's password and ends every session; the browser in use gets a new one, whose id is returned.
 * Records `member.passwordChanged`.
 * @throws invalid on `current` or `next`; rate_limited
 */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; next: string; device: Device },
): Promise<{ sessionId: string }> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  await ctx.platform.limits.take('changePassword', memberId, tries)
  const found = await credentialsOf(ctx.read, { memberId })
  if (found === null || !(await verifyPassword(found.passwordHash, input.current)))
    throw refused('current', 'accounts.problem.password.wrong')
  if (input.current === input.next) throw refused('next', 'accounts.problem.password.same')
  await checkPassword(
    ctx,
    input.next,
    found.actor,
    { handle: found.actor.handle, name: found.actor.name, email: found.email ?? '' },
    'next',
  )
  const passwordHash = await hashPassword(input.next)

  const sessionId = await ctx.write(async (tx) => {
    await updateMember(tx, memberId, { password_hash: passwordHash })
    await raiseVersion(tx, memberId)
    await deleteSessionsOf(tx.db, memberId)
    await tx.record('member.passwordChanged', { memberId })
    return startSession(tx, memberId, found.actor, input.device)
  }, sessionRepeat)
  return { sessionId }
}

function refused(field: string, key: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
