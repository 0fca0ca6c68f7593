import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberForUpdate, otherAdmins, rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import { deleteSessionsOf, raiseVersion, replaceRoles } from '#app/domain/accounts/store/accounts.server.ts'
import { grantedRoles, type GrantedRole } from '#app/registry/permissions.ts'

/**
 * Gives a member exactly these roles and ends their sessions, so no session keeps rights from before. Records
 * `member.roleChanged`.
 * @throws not_found; not_now when the last admin would lose the role
 */
export async function setRoles(
  ctx: Ctx,
  input: { handle: string; roles: readonly GrantedRole[]; reason?: string },
): Promise<{ before: GrantedRole[]; after: GrantedRole[] }> {
  authorize(ctx.actor, 'member.administer')
  requireRecentSignIn(ctx)
  const after = grantedRoles.filter((role) => input.roles.includes(role))
  return ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    const before = await rolesOf(tx.db, member.id)
    if (before.join() === after.join()) return { before, after }
    if (before.includes('admin') && !after.includes('admin') && (await otherAdmins(tx, member.id)) === 0)
      throw new DomainError('not_now', 'accounts.problem.lastAdmin')

    await replaceRoles(tx, member.id, after)
    await raiseVersion(tx, member.id)
    await deleteSessionsOf(tx.db, member.id)
    await audit(tx, {
      action: 'member.setRoles',
      subjectType: 'member',
      subjectId: member.id,
      before,
      after,
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    })
    await tx.record('member.roleChanged', { memberId: member.id, before: before.join(' '), after: after.join(' ') })
    return { before, after }
  })
}

/**
 * Gives a member a role besides those they have, as an invitation does that an admin made. Records `member.roleChanged`.
 */
export async function addRoleIn(tx: Tx, memberId: string, role: GrantedRole): Promise<void> {
  const before = await rolesOf(tx.db, memberId)
  if (before.includes(role)) return
  const after = grantedRoles.filter((one) => one === role || before.includes(one))
  await replaceRoles(tx, memberId, after)
  await raiseVersion(tx, memberId)
  await tx.record('member.roleChanged', { memberId, before: before.join(' '), after: after.join(' ') })
}
