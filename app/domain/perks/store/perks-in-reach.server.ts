import type { Tx } from '#app/core/write.server.ts'

/** Keeps that the member was told of this perk. @returns false: they were told before */
export async function putPerkInReach(tx: Tx, memberId: string, perkId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('perk_in_reach')
    .values({ member_id: memberId, perk_id: perkId, at: tx.at })
    .onConflict((conflict) => conflict.columns(['member_id', 'perk_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function forgetPerkInReach(tx: Tx, memberId: string, perkId: string): Promise<void> {
  await tx.db.deleteFrom('perk_in_reach').where('member_id', '=', memberId).where('perk_id', '=', perkId).execute()
}
