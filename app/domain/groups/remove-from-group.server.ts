import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { leaveIn } from './memberships.server.ts'
import { membershipsOf } from './queries/groups.server.ts'
import { groupForUpdate } from './store/groups.server.ts'

/**
 * Takes back that a member was added to a group by hand. Who belongs to it by its rule or a source stays: the rule and
 * the source decide that. Twice changes nothing. Audited. Records `group.memberRemoved` when they belong to it no more.
 * @returns whether they still belong to it
 * @throws forbidden; not_found
 */
export async function removeFromGroup(
  ctx: Ctx,
  { key, handle }: { key: string; handle: string },
): Promise<{ stays: boolean }> {
  authorize(ctx.actor, 'group.administer')
  return ctx.write(async (tx) => {
    const group = await groupForUpdate(tx, key)
    const member = await memberForUpdate(tx, handle)
    if (group === null || member === null) throw new DomainError('not_found', 'errors.notFound')
    const left = await leaveIn(tx, group.id, [member.id], 'hand')
    const stays = (await membershipsOf(tx.db, member.id)).some(({ group_id }) => group_id === group.id)
    if (left > 0)
      await audit(tx, { action: 'group.removeMember', subjectType: 'group', subjectId: group.id, before: member.id })
    return { stays }
  })
}
