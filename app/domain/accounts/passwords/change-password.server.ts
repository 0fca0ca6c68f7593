import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { sessionRepeat, startSession, type Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import { endAccountLinks } from '#app/domain/accounts/store/account-links.server.ts'
import { deleteSessionsOf, raiseVersion, updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { deleteSecondStepsOf } from '#app/domain/accounts/store/factors.server.ts'
import { checkPassword } from './check-password.server.ts'
import { hashPassword, verifyPassword } from './password-hash.server.ts'

/**
 * Changes the actor's password, or gives one to a member who had none, and ends every session; the browser in use gets a
 * new one, whose id is returned. Records `member.passwordChanged`.
 * @throws forbidden with the code `reauthenticate`; invalid on `next`
 */
export async function changePassword(
  ctx: Ctx,
  input: { next: string; device: Device },
): Promise<{ sessionId: string }> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  requireRecentSignIn(ctx)
  const found = await credentialsOf(ctx.read, { memberId })
  if (found === null) throw new DomainError('not_found', 'errors.notFound')
  await checkPassword(
    ctx,
    input.next,
    found.actor,
    { handle: found.actor.handle, name: found.actor.name, email: found.email ?? '' },
    'next',
  )
  if (await verifyPassword(found.passwordHash, input.next)) throw refused('next', 'accounts.problem.password.same')
  const passwordHash = await hashPassword(input.next)

  const sessionId = await ctx.write(async (tx) => {
    await updateMember(tx, memberId, { password_hash: passwordHash })
    await raiseVersion(tx, memberId)
    await deleteSessionsOf(tx.db, memberId)
    await deleteSecondStepsOf(tx, memberId)
    await endAccountLinks(tx, memberId)
    await tx.record('member.passwordChanged', { memberId })
    return startSession(tx, memberId, found.actor, input.device)
  }, sessionRepeat)
  return { sessionId }
}

function refused(field: string, key: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
