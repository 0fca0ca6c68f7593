import type { Tx } from '#app/core/write.server.ts'
import type { Draft } from '#app/domain/drafts/draft.ts'
import type { HeldFormTable } from '#db/schema/composer.ts'

/** The draft of a place, kept from others until the transaction ends. */
export function draftForUpdate(tx: Tx, memberId: string, place: string): Promise<Draft | undefined> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('draft').selectAll().where('member_id', '=', memberId).where('place', '=', place))
    .executeTakeFirst()
}

/** @returns false when another device made one in the same moment */
export async function insertDraft(tx: Tx, row: Draft): Promise<boolean> {
  const made = await tx.db
    .insertInto('draft')
    .values(row)
    .onConflict((conflict) => conflict.columns(['member_id', 'place']).doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function updateDraft(
  tx: Tx,
  id: string,
  values: Pick<Draft, 'fields' | 'kept' | 'revision' | 'saved_at'>,
): Promise<void> {
  await tx.db.updateTable('draft').set(values).where('id', '=', id).execute()
}

/** @param notAfter a post: a draft that was saved after it was written stays */
export async function deleteDraft(
  tx: Tx,
  memberId: string,
  place: string,
  { notAfter = null }: { notAfter?: string | null } = {},
): Promise<void> {
  await tx.db
    .deleteFrom('draft')
    .where('member_id', '=', memberId)
    .where('place', '=', place)
    .$if(notAfter !== null, (all) =>
      all.where('saved_at', '<=', (eb) => eb.selectFrom('post').select('created_at').where('id', '=', notAfter)),
    )
    .execute()
}

/** Drafts whose members have none at that place yet are found there from now on. */
export async function moveDrafts(tx: Tx, ids: readonly string[], place: string): Promise<void> {
  if (ids.length === 0) return
  const taken = await tx.db.selectFrom('draft').select('member_id').where('place', '=', place).execute()
  await tx.db
    .updateTable('draft')
    .set({ place })
    .where('id', 'in', [...ids])
    .$if(taken.length > 0, (all) =>
      all.where(
        'member_id',
        'not in',
        taken.map(({ member_id }) => member_id),
      ),
    )
    .execute()
}

/** Deletes drafts that were not saved since that instant, and held forms that have expired. */
export async function deleteForgotten(tx: Tx, draftsBefore: string, now: string): Promise<void> {
  await tx.db.deleteFrom('draft').where('saved_at', '<', draftsBefore).execute()
  await tx.db.deleteFrom('held_form').where('expires_at', '<', now).execute()
}

export async function insertHeldForm(tx: Tx, row: HeldFormTable): Promise<void> {
  await tx.db.insertInto('held_form').values(row).execute()
}
