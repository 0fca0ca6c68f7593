import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { takeLink } from '#app/domain/accounts/links/take-link.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { enterIn, type Entered } from './enter.server.ts'
import { sessionRepeat, type Device } from './start-session.server.ts'

/**
 * Begins a session by a link that was mailed, where the site offers it; a second step follows where the member has one.
 * @param input.replaces hash of the browser's session until now
 * @throws not_now when the link no longer works or the site does not offer it
 */
export async function signInByLink(
  ctx: Ctx,
  input: { token: string; device: Device; replaces: string | null },
): Promise<{ actor: Actor } & Entered> {
  if (ctx.setting('accounts.signInByMail') === 'off') throw new DomainError('not_now', 'accounts.link.ended')
  return ctx.write(async (tx) => {
    const { link, member } = await takeLink(tx, ctx.platform.env, input.token, 'signIn')
    const found = await credentialsOf(tx.db, { memberId: member.id })
    if (found === null || link.email !== member.email) throw new DomainError('not_now', 'accounts.link.ended')
    if (member.email_verified_at === null) await updateMember(tx, member.id, { email_verified_at: tx.at })
    return { actor: found.actor, ...(await enterIn(tx, found, input)) }
  }, sessionRepeat)
}
