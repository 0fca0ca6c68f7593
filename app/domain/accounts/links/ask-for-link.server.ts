import type { Ctx } from '#app/core/context.server.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import { invitedMember } from '#app/domain/accounts/queries/claims.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { linksPerMember, type LinkPurpose } from './account-link.ts'
import { createLinkIn } from './create-link.server.ts'

export type WayIn = Extract<LinkPurpose, 'resetPassword' | 'signIn'>

/**
 * Asks for a link that leads back into an account. Whether there is such an account is found out by a job, so that
 * neither the answer nor its time says it.
 * @param login handle or e-mail address, as typed
 */
export async function askForLink(ctx: Ctx, input: { login: string; purpose: WayIn }): Promise<void> {
  await ctx.write((tx) => tx.schedule('create-account-link', input, { dedupe: `${input.purpose} ${input.login}` }))
}

/**
 * Makes the link that was asked for. An unknown name, a member without address and a member who was sent too many get none.
 */
export async function createAskedLink(ctx: Ctx, input: { login: string; purpose: WayIn }): Promise<void> {
  const { login, purpose } = input
  const found = await credentialsOf(
    ctx.read,
    login.includes('@') ? { email: login.toLowerCase() } : { skeleton: handleSkeleton(login) },
  )
  const email = found?.email ?? null
  if (found === null && login.includes('@')) await inviteAgain(ctx, login.toLowerCase())
  if (found === null || email === null) return
  const { memberId } = found.actor
  try {
    await ctx.platform.limits.take('accountLink', memberId, linksPerMember)
  } catch {
    ctx.log.info({ memberId, purpose }, 'no further link was sent: the member was sent several in a short time')
    return
  }
  await ctx.write((tx) => createLinkIn(tx, { memberId, purpose, email }))
}

/**
 * Sends the invitation to claim an imported account again, when this address was invited to one that has no owner yet.
 * @returns whether it was, also when no further mail was sent because several were in a short time
 */
export async function inviteAgain(ctx: Ctx, email: string): Promise<boolean> {
  const memberId = await invitedMember(ctx.read, email)
  if (memberId === null) return false
  try {
    await ctx.platform.limits.take('accountLink', memberId, linksPerMember)
  } catch {
    return true
  }
  await ctx.write((tx) => createLinkIn(tx, { memberId, purpose: 'claim', email }))
  return true
}
