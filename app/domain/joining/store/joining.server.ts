import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { InvitationTable, RegistrationRequestTable } from '#db/schema/joining.ts'

export async function insertInvitation(tx: Tx, row: InvitationTable): Promise<void> {
  await tx.db.insertInto('invitation').values(row).execute()
}

/** Uses an invitation once more. @returns it; null when it was revoked, used up or outlived */
export async function countInvitationUse(tx: Tx, id: string): Promise<InvitationTable | null> {
  const row = await tx.db
    .updateTable('invitation')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', tx.at)
    .whereRef('uses', '<', 'most_uses')
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** @returns whether this member had not used it before */
export async function insertInvitationUse(tx: Tx, invitationId: string, memberId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('invitation_use')
    .values({ invitation_id: invitationId, member_id: memberId, at: tx.at })
    .onConflict((c) => c.columns(['invitation_id', 'member_id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @returns whether it worked until now */
export async function revokeInvitationRow(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('invitation')
    .set({ revoked_at: tx.at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Ends an invitation by which nobody came. @returns false when somebody did, or it had ended */
export async function revokeUnusedInvitation(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('invitation')
    .set({ revoked_at: tx.at })
    .where('id', '=', id)
    .where('uses', '=', 0)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function insertRequest(tx: Tx, row: RegistrationRequestTable): Promise<void> {
  await tx.db.insertInto('registration_request').values(row).execute()
}

export async function decideRequestRow(
  tx: Tx,
  id: string,
  { state, note }: Pick<RegistrationRequestTable, 'state' | 'note'>,
): Promise<void> {
  await tx.db.updateTable('registration_request').set({ state, note, decided_at: tx.at }).where('id', '=', id).execute()
}

export async function reopenRequestRow(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('registration_request')
    .set({ state: 'waiting', note: '', decided_at: null })
    .where('id', '=', id)
    .execute()
}

/** Deletes invitations that ended before `before`, with who came by them, and decided requests from before it. */
export async function deleteEnded(tx: Tx, before: Instant): Promise<void> {
  await tx.db
    .deleteFrom('invitation_use')
    .where('invitation_id', 'in', (eb) => eb.selectFrom('invitation').select('id').where('expires_at', '<', before))
    .execute()
  await tx.db.deleteFrom('invitation').where('expires_at', '<', before).execute()
  await tx.db
    .deleteFrom('registration_request')
    .where('created_at', '<', before)
    .where('state', '!=', 'waiting')
    .execute()
}
