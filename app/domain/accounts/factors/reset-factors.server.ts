import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { memberForUpdate, rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import { deleteSessionsOf } from '#app/domain/accounts/store/accounts.server.ts'
import { deleteAuthenticatorApp, deletePasskeysOf } from '#app/domain/accounts/store/factors.server.ts'
import { factorsChangedIn } from './factors-changed.server.ts'

/**
 * Ends all second factors of a member who lost them, with their sessions; the password stays. The factors of an admin
 * are reset on the command line alone, so that one stolen account of an admin opens no other (decision 054). Records
 * `member.factorsChanged`, which tells the member.
 * @throws forbidden; not_found; not_now for oneself, for an admin in a browser, and for a member without factors
 */
export async function resetFactors(ctx: Ctx, input: { handle: string }): Promise<void> {
  authorize(ctx.actor, 'member.administer')
  requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    if (ctx.actor.system !== true && (await rolesOf(tx.db, member.id)).includes('admin'))
      throw new DomainError('not_now', 'accounts.factors.resetAdmin')
    if (member.second_step_since === null) throw new DomainError('not_now', 'accounts.factors.noneToReset')
    await deleteAuthenticatorApp(tx, member.id)
    await deletePasskeysOf(tx, member.id)
    await factorsChangedIn({ platform: ctx.platform, session: null }, tx, member.id, 'reset')
    await deleteSessionsOf(tx.db, member.id)
    await audit(tx, { action: 'member.resetFactors', subjectType: 'member', subjectId: member.id })
  })
}
