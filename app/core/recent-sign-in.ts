import type { Ctx } from './context.server.ts'
import { DomainError } from './errors.ts'
import { plus } from './time.ts'

/**
 * How long a proof of identity counts for delicate acts. Source: GitHub and Discourse keep one for hours; staff of
 * shops share computers.
 */
export const recentSignInMinutes = 10

/**
 * Whether who acts proved their identity in the last ten minutes. Commands, jobs and API tokens have no session, so
 * there is nothing to prove again: a token is as good as its scopes, and what needs more asks for the password in the
 * call.
 */
export function isRecentSignIn({ session, now }: Pick<Ctx, 'session' | 'now'>): boolean {
  if (session === null) return true
  return session.confirmedAt !== null && plus(session.confirmedAt, { minutes: recentSignInMinutes }) > now()
}

/**
 * Stops a delicate act of somebody who sits at a browser that another person left open.
 * @throws forbidden with the code `reauthenticate`; pages lead to `/me/confirm` and back
 */
export function requireRecentSignIn(ctx: Pick<Ctx, 'session' | 'now'>): void {
  if (!isRecentSignIn(ctx)) throw new DomainError('forbidden', 'accounts.confirm.needed', { code: 'reauthenticate' })
}

/** By code: the command line and the bundled server may hold two copies of the error's class. */
export function needsRecentSignIn(error: { code: string }): boolean {
  return error.code === 'reauthenticate'
}
