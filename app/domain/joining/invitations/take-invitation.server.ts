import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { joinAs, type Registration } from '#app/domain/accounts/members/register-member.server.ts'
import { addRoleIn } from '#app/domain/accounts/members/set-roles.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import type { Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import { addToGroupIn } from '#app/domain/groups/add-to-group.server.ts'
import { invitation, type Invitation } from '#app/domain/joining/queries/invitations.server.ts'
import { readSignedId } from '#app/domain/joining/signed-id.server.ts'
import { insertInvitationUse, countInvitationUse } from '#app/domain/joining/store/joining.server.ts'

/** What an invitation would do, whatever its state; null: no such invitation. Opening its page changes nothing. */
export async function findInvitation(ctx: Ctx, { token }: { token: string }): Promise<Invitation | null> {
  const id = readSignedId(ctx.platform.env, 'invitation', token)
  return id === null ? null : invitation(ctx.read, id, ctx.now())
}

/**
 * Becomes a member by an invitation, however registration is set. An address that the invitation was mailed to counts as
 * verified. Records `member.registered`, `invitation.taken`.
 * @throws not_now when the invitation no longer works; invalid as `joinAs`
 */
export async function joinByInvitation(
  ctx: Ctx,
  input: Omit<Registration, 'email'> & { token: string; email: string; device: Device },
): Promise<{ memberId: string; sessionId: string }> {
  const { token, device, ...registration } = input
  const found = await working(ctx, token)
  const email = found.email ?? registration.email
  return joinAs(
    ctx,
    { ...registration, email },
    {
      device,
      emailVerified: found.email !== null,
      counted: false,
      vouched: found.email !== null,
      roles: found.role === null ? [] : [found.role],
      also: (tx, memberId) => takeIn(tx, found, memberId),
    },
  )
}

/**
 * Takes what an invitation gives as a member who exists: the group, or the role when it was mailed to their address. Twice
 * changes nothing. Records `invitation.taken`.
 * @throws not_now when it no longer works, or was mailed to another address
 */
export async function acceptInvitation(ctx: Ctx, { token }: { token: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  const found = await working(ctx, token)
  await ctx.write(async (tx) => {
    const member = await memberById(tx.db, memberId)
    if (found.email !== null && (member?.email !== found.email || member.email_verified_at === null))
      throw new DomainError('not_now', 'joining.problem.otherAddress')
    await takeIn(tx, found, memberId)
  })
}

async function working(ctx: Ctx, token: string): Promise<Invitation> {
  const found = await findInvitation(ctx, { token })
  if (found?.state !== 'works') throw ended()
  return found
}

/** The group and the role are given by whoever made the invitation, so they are written in their name. */
async function takeIn(tx: Tx, found: Invitation, memberId: string): Promise<void> {
  if (!(await insertInvitationUse(tx, found.id, memberId))) return
  const taken = await countInvitationUse(tx, found.id)
  if (taken === null) throw ended()
  const giver = taken.created_by === null ? null : await memberById(tx.db, taken.created_by)
  const asGiver =
    giver === null
      ? tx
      : tx.as({ memberId: giver.id, handle: giver.handle, name: giver.name, roles: [], trustLevel: 0 }, tx.at)
  if (found.group !== null) await addToGroupIn(asGiver, memberId, found.group.key)
  if (taken.role !== null) await addRoleIn(asGiver, memberId, taken.role)
  await tx.record('invitation.taken', { invitationId: found.id, memberId })
}

function ended(): DomainError {
  return new DomainError('not_now', 'joining.invitation.ended')
}
