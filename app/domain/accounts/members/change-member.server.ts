import { audit } from '#app/core/audit.server.ts'
import { authorize, refuseRestricted } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { linkMemberIn, unlinkMemberIn } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { refuseLinkInBio } from '#app/domain/accounts/profile/update-profile.server.ts'
import { accountNamed } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import type { Locale } from '#app/i18n/index.ts'

/** What changes of a member; what is left out stays. `account`: id or key of a customer account; null: none. */
export type MemberChange = { name?: string; bio?: string; locale?: Locale | null; account?: string | null }

/**
 * Changes a member: themselves, or another one by an admin, which is audited. Only an admin changes the customer account.
 * The same again changes nothing. Records `member.profileChanged`, `account.memberLinked`, `account.memberUnlinked`.
 * @throws not_found for an unknown member or account; forbidden; invalid on `bio`
 */
export async function changeMember(ctx: Ctx, input: { handle: string; change: MemberChange }): Promise<void> {
  const { account, ...profile } = input.change
  await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw notFound()
    const own = member.id === ctx.actor.memberId
    if (!own) authorize(ctx.actor, 'member.administer')
    if (account !== undefined) authorize(ctx.actor, 'account.administer')
    if (own && profile.bio !== undefined) refuseLinkInBio(ctx.actor, profile.bio)

    const changed = (['name', 'bio', 'locale'] as const).filter(
      (field) => profile[field] !== undefined && profile[field] !== member[field],
    )
    if (changed.some((field) => field !== 'locale')) refuseRestricted(ctx.actor)
    if (changed.length > 0) {
      await updateMember(tx, member.id, Object.fromEntries(changed.map((field) => [field, profile[field]])))
      if (!own)
        await audit(tx, { action: 'member.change', subjectType: 'member', subjectId: member.id, after: { changed } })
      await tx.record('member.profileChanged', { memberId: member.id })
    }
    if (account === null) await unlinkMemberIn(tx, member)
    else if (account !== undefined) {
      const found = await accountNamed(tx.db, account)
      if (found === null) throw notFound()
      await linkMemberIn(tx, member, found.id)
    }
  })
}
