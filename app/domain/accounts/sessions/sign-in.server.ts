import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import { hashPassword, isOutdatedHash, verifyPassword } from '#app/domain/accounts/passwords/password-hash.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { demoPassword } from '#db/seeds/demo/cast.ts'
import { enterIn, type Entered } from './enter.server.ts'
import { sessionRepeat, type Device } from './start-session.server.ts'

/**
 * Tries for one member before each further one is delayed. There is no lock: anyone could lock the owner out with
 * wrong passwords.
 */
const triesAnHour = [{ points: 10, seconds: 3_600 }] as const
const waitMs = 2_000

/** `login` is a handle or an e-mail address. `replaces`: hash of the browser's session until now. */
export type SignIn = { login: string; password: string; device: Device; replaces: string | null }

/**
 * Begins a session with a new id, or waits for the second step where the member has one; for suspended members too: it
 * leads to the page that says why. A wrong name and a wrong password give the same message after the same work.
 * @throws invalid for wrong credentials; rate_limited
 */
export async function signIn(ctx: Ctx, input: SignIn): Promise<{ actor: Actor } & Entered> {
  const found = await credentialsOf(
    ctx.read,
    input.login.includes('@') ? { email: input.login.toLowerCase() } : { skeleton: handleSkeleton(input.login) },
  )
  if (found !== null) await slowDownTries(ctx, found.actor.memberId)
  // The password of the demo's accounts is in the sources: it is accepted only from this machine.
  const known = input.password === demoPassword && !ctx.local
  const right = (await verifyPassword(found?.passwordHash ?? null, input.password)) && !known
  if (found === null || found.passwordHash === null || !right)
    throw new DomainError('invalid', 'accounts.problem.signIn', { code: 'wrong_credentials' })

  const { actor } = found
  const betterHash = isOutdatedHash(found.passwordHash) ? await hashPassword(input.password) : null
  const entered = await ctx.as(actor).write(async (tx) => {
    if (betterHash !== null) await updateMember(tx, actor.memberId, { password_hash: betterHash })
    return enterIn(tx, found, input)
  }, sessionRepeat)
  await ctx.platform.limits.giveBack('signInOf', actor.memberId, triesAnHour)
  return { actor, ...entered }
}

/** Counts a try to sign in as this member, and waits before each beyond the tenth in an hour. */
export async function slowDownTries(ctx: Ctx, memberId: string): Promise<void> {
  try {
    await ctx.platform.limits.take('signInOf', memberId, triesAnHour)
  } catch {
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}
