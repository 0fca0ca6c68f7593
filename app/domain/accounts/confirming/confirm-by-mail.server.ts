import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { wrongCode } from '#app/domain/accounts/factors/wrong-code.ts'
import { linksPerMember } from '#app/domain/accounts/links/account-link.ts'
import { createLinkIn } from '#app/domain/accounts/links/create-link.server.ts'
import { workingLinkOf } from '#app/domain/accounts/queries/account-links.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { takeAccountLink } from '#app/domain/accounts/store/account-links.server.ts'
import { limits } from '#app/registry/limits.ts'
import { confirmSessionIn } from './confirm-session.server.ts'
import { isMailCode } from './mail-code.server.ts'
import { waysToConfirm } from './ways-to-confirm.server.ts'

/**
 * Mails a code to a member who has nothing stronger to prove their identity with.
 * @returns the address, shortened
 * @throws not_now where another way is needed; rate_limited
 */
export async function sendConfirmCode(ctx: Ctx): Promise<{ mailTo: string }> {
  const memberId = signedIn(ctx.actor)
  const { mailTo } = await waysToConfirm(ctx)
  if (mailTo === null) throw new DomainError('not_now', 'accounts.confirm.otherWay')
  await ctx.platform.limits.take('accountLink', memberId, linksPerMember)
  await ctx.write(async (tx) => {
    const email = (await memberById(tx.db, memberId))?.email ?? null
    if (email !== null) await createLinkIn(tx, { memberId, purpose: 'confirm', email })
  })
  return { mailTo }
}

/**
 * Opens the time for delicate acts in this session by a code that was mailed.
 * @throws invalid on `code`, alike for a wrong, an old and a used one; not_now; rate_limited
 */
export async function confirmByMailCode(ctx: Ctx, { code }: { code: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  if ((await waysToConfirm(ctx)).mailTo === null) throw new DomainError('not_now', 'accounts.confirm.otherWay')
  await ctx.platform.limits.take('factorCode', memberId, limits.factorCode.new)
  await ctx.write(async (tx) => {
    const linkId = await workingLinkOf(tx.db, memberId, 'confirm', tx.at)
    const right = linkId !== null && isMailCode(ctx.platform.env, linkId, code)
    if (!right || (await takeAccountLink(tx, linkId, 'confirm')) === null) throw wrongCode()
    await confirmSessionIn(ctx, tx)
  })
}
