import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { joinIn } from './memberships.server.ts'
import { groupForUpdate } from './store/groups.server.ts'

/**
 * Adds a member to a group by hand: they stay when a rule or a source no longer says so. Twice changes nothing. Audited.
 * Records `group.memberAdded`.
 * @throws forbidden; not_found; invalid on `handle` when there is no such member
 */
export async function addToGroup(ctx: Ctx, { key, handle }: { key: string; handle: string }): Promise<void> {
  authorize(ctx.actor, 'group.administer')
  await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, handle)
    if (member === null)
      throw new DomainError('invalid', 'groups.errors.unknownMember', {
        fields: { handle: { key: 'groups.errors.unknownMember' } },
      })
    await addToGroupIn(tx, member.id, key)
  })
}

/** The part of `addToGroup` inside the transaction: an invitation adds whoever takes it. @throws not_found */
export async function addToGroupIn(tx: Tx, memberId: string, key: string): Promise<void> {
  const group = await groupForUpdate(tx, key)
  if (group === null) throw new DomainError('not_found', 'errors.notFound')
  if ((await joinIn(tx, group.id, [memberId], 'hand')) === 0) return
  await audit(tx, { action: 'group.addMember', subjectType: 'group', subjectId: group.id, after: memberId })
}
