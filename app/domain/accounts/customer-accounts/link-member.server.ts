import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountBy } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { setMemberAccount } from '#app/domain/accounts/store/accounts.server.ts'
import type { MemberTable } from '#db/schema/accounts.ts'

/**
 * Links a member to a customer account from now on and ends an earlier link. Linking again to the same account
 * changes nothing, so the waiting time before anniversaries continues. Audited. Records `account.memberLinked`.
 * @throws not_found
 */
export async function linkMember(ctx: Ctx, input: { accountId: string; handle: string }): Promise<void> {
  authorize(ctx.actor, 'account.administer')
  await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    if ((await accountBy(tx.db, { id: input.accountId })) === null)
      throw new DomainError('not_found', 'errors.notFound')
    await linkMemberIn(tx, member, input.accountId)
  })
}

/** The part of `linkMember` inside a transaction. */
export async function linkMemberIn(
  tx: Tx,
  member: Pick<MemberTable, 'id' | 'account_id'>,
  accountId: string,
): Promise<void> {
  if (member.account_id === accountId) return
  await setMemberAccount(tx, member.id, accountId)
  await audit(tx, {
    action: 'account.linkMember',
    subjectType: 'member',
    subjectId: member.id,
    before: member.account_id,
    after: accountId,
  })
  await tx.record('account.memberLinked', { accountId, memberId: member.id, before: member.account_id })
}

/**
 * Ends a member's link to a customer account. Audited, idempotent. Records `account.memberUnlinked`.
 * @param input.accountId only this account; a link to another one stays. Left out: whichever it is
 * @throws not_found
 */
export async function unlinkMember(ctx: Ctx, input: { handle: string; accountId?: string }): Promise<void> {
  authorize(ctx.actor, 'account.administer')
  await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    if (input.accountId === undefined || input.accountId === member.account_id) await unlinkMemberIn(tx, member)
  })
}

/** The part of `unlinkMember` inside a transaction. */
export async function unlinkMemberIn(tx: Tx, member: Pick<MemberTable, 'id' | 'account_id'>): Promise<void> {
  const before = member.account_id
  if (before === null) return
  await setMemberAccount(tx, member.id, null)
  await audit(tx, { action: 'account.unlinkMember', subjectType: 'member', subjectId: member.id, before, after: null })
  await tx.record('account.memberUnlinked', { accountId: before, memberId: member.id })
}
