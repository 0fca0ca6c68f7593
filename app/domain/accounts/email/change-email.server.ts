import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { takeLink } from '#app/domain/accounts/links/take-link.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { endAccountLinks, setReplacedEmail } from '#app/domain/accounts/store/account-links.server.ts'
import { deleteSessionsOf, raiseVersion, setEmail } from '#app/domain/accounts/store/accounts.server.ts'
import { deleteSecondStepsOf } from '#app/domain/accounts/store/factors.server.ts'

/**
 * Puts the address of the link in the place of the present one. Sessions and all other links end. Records
 * `member.emailChanged`, which tells the former address.
 * @throws not_now when the link no longer works; conflict when another member has the address by now
 */
export async function changeEmail(ctx: Ctx, input: { token: string }): Promise<void> {
  await ctx.write(async (tx) => {
    const { link, member } = await takeLink(tx, ctx.platform.env, input.token, 'changeEmail')
    await setReplacedEmail(tx, link.id, member.email)
    await changeEmailIn(tx, member.id, link.email, link.id)
  })
}

/**
 * The part of `changeEmail` inside the transaction: the address counts as verified. @param linkId null when an admin
 * changes it
 */
export async function changeEmailIn(tx: Tx, memberId: string, email: string, linkId: string | null): Promise<void> {
  const holder = await credentialsOf(tx.db, { email })
  if (holder !== null && holder.actor.memberId !== memberId)
    throw new DomainError('conflict', 'accounts.problem.emailTaken', {
      fields: { email: { key: 'accounts.problem.emailTaken' } },
    })
  await setEmail(tx, memberId, email)
  await raiseVersion(tx, memberId)
  await deleteSessionsOf(tx.db, memberId)
  await deleteSecondStepsOf(tx, memberId)
  await endAccountLinks(tx, memberId)
  await tx.record('member.emailChanged', { memberId, linkId })
}
