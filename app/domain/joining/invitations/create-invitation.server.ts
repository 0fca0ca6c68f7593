import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { emailIsTaken } from '#app/domain/accounts/queries/claims.server.ts'
import { groupIdsOf } from '#app/domain/groups/queries/groups.server.ts'
import { invitedNow } from '#app/domain/joining/queries/invitations.server.ts'
import { insertInvitation } from '#app/domain/joining/store/joining.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'

type Gives = { group: string | null; days: number; note: string }

/**
 * Mails an invitation to each address; it works once. Who has an account or a working invitation gets none. Audited.
 * Records `invitation.created`.
 * @throws forbidden, with the code `reauthenticate` for a role; invalid on `group`
 */
export async function inviteByMail(
  ctx: Ctx,
  input: Gives & { emails: readonly string[]; role: GrantedRole | null },
): Promise<{ invited: number; known: number }> {
  authorize(ctx.actor, 'member.invite')
  if (input.role !== null) requireRecentSignIn(ctx)
  return ctx.write(async (tx) => {
    const groupId = await groupOf(tx, input.group)
    let invited = 0
    for (const email of input.emails) {
      if ((await emailIsTaken(tx.db, email)) || (await invitedNow(tx.db, email, tx.at))) continue
      await createInvitationIn(tx, { ...input, email, groupId, mostUses: 1, language: ctx.locale, cause: 'invited' })
      invited++
    }
    return { invited, known: input.emails.length - invited }
  })
}

/**
 * Makes a link by which several people become members. It gives no role. Audited. Records `invitation.created`.
 * @throws forbidden; invalid on `group`
 */
export async function inviteByLink(ctx: Ctx, input: Gives & { mostUses: number }): Promise<{ id: string }> {
  authorize(ctx.actor, 'member.invite')
  return ctx.write(async (tx) => {
    const groupId = await groupOf(tx, input.group)
    return createInvitationIn(tx, { ...input, email: null, role: null, groupId, language: null, cause: 'invited' })
  })
}

/** Why an invitation is sent: the words of its mail. */
export type InvitationCause = 'invited' | 'approved' | 'domain'

/** The part of inviting inside a transaction; asks for no permission. Audited unless the site itself invites. */
export async function createInvitationIn(
  tx: Tx,
  input: {
    email: string | null
    role: GrantedRole | null
    groupId: string | null
    days: number
    note: string
    mostUses: number
    language: Locale | null
    cause: InvitationCause
  },
): Promise<{ id: string }> {
  const { email, role, groupId, note, mostUses, language, cause } = input
  const id = newId('invitation', msOf(tx.at))
  await insertInvitation(tx, {
    id,
    email,
    language,
    role,
    group_id: groupId,
    note,
    most_uses: mostUses,
    uses: 0,
    created_by: tx.actor.memberId,
    created_at: tx.at,
    expires_at: plus(tx.at, { days: input.days }),
    revoked_at: null,
  })
  if (cause === 'invited')
    await audit(tx, {
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: id,
      after: { by: email === null ? 'link' : 'mail', role, groupId, mostUses, days: input.days },
    })
  if (email !== null)
    await queueMail(tx, {
      kind: 'invitation',
      payload: { invitationId: id, cause },
      key: `invitation ${id}`,
      address: email,
      language: language ?? tx.setting('site.language'),
    })
  await tx.record('invitation.created', { invitationId: id })
  return { id }
}

async function groupOf(tx: Tx, key: string | null): Promise<string | null> {
  if (key === null) return null
  const [id] = await groupIdsOf(tx.db, [key])
  if (id === undefined)
    throw new DomainError('invalid', 'groups.errors.unknownGroup', {
      fields: { group: { key: 'groups.errors.unknownGroup' } },
    })
  return id
}
