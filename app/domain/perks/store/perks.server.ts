import type { Updateable } from 'kysely'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Perk, PerkRevision } from '#app/domain/perks/perk.ts'
import type { Redemption, RedemptionEvent } from '#app/domain/perks/redemptions/redemption.ts'
import type { Database } from '#db/schema/index.ts'
import type { BillingMessageTable, CouponTable } from '#db/schema/perks.ts'

/** The locked perk. Its lock guards the stock. */
export function perkForUpdate(tx: Tx, by: { id: string } | { slug: string }): Promise<Perk | undefined> {
  const query = tx.db.selectFrom('perk').selectAll()
  return tx.dialect
    .lockRow('id' in by ? query.where('id', '=', by.id) : query.where('slug', '=', by.slug))
    .executeTakeFirst()
}

/** Inserts a perk. */
export async function insertPerk(tx: Tx, perk: Perk): Promise<void> {
  await tx.db.insertInto('perk').values(perk).execute()
}

/** Changes columns of a perk, and `updated_at`. */
export async function updatePerk(tx: Tx, id: string, values: Updateable<Database['perk']>): Promise<void> {
  await tx.db
    .updateTable('perk')
    .set({ ...values, updated_at: tx.at })
    .where('id', '=', id)
    .execute()
}

/** Adds to the stock; a negative amount takes from it. A perk without a stock stays as it is. */
export async function addStock(tx: Tx, id: string, amount: number): Promise<void> {
  await tx.db
    .updateTable('perk')
    .set((eb) => ({ stock: eb('stock', '+', amount) }))
    .where('id', '=', id)
    .where('stock', 'is not', null)
    .execute()
}

/** Stores a perk as it is after a change. */
export async function insertPerkRevision(tx: Tx, row: PerkRevision): Promise<void> {
  await tx.db.insertInto('perk_revision').values(row).execute()
}

/** @returns how many were new. */
export async function insertCoupons(tx: Tx, rows: readonly CouponTable[]): Promise<number> {
  let added = 0
  for (let from = 0; from < rows.length; from += 500) {
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('coupon')
      .values(rows.slice(from, from + 500))
      .onConflict((conflict) => conflict.columns(['perk_id', 'code_hash']).doNothing())
      .executeTakeFirstOrThrow()
    added += Number(numInsertedOrUpdatedRows ?? 0)
  }
  return added
}

/** Gives the oldest free code of a locked perk to a redemption. @returns false when there is none. */
export async function giveCoupon(tx: Tx, perkId: string, redemptionId: string): Promise<boolean> {
  const free = await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('coupon')
        .select('id')
        .where('perk_id', '=', perkId)
        .where('redemption_id', 'is', null)
        .orderBy('id')
        .limit(1),
    )
    .executeTakeFirst()
  if (free === undefined) return false
  const { numUpdatedRows } = await tx.db
    .updateTable('coupon')
    .set({ redemption_id: redemptionId, given_at: tx.at })
    .where('id', '=', free.id)
    .where('redemption_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The locked redemption; undefined when there is none. */
export function redemptionForUpdate(tx: Tx, id: string): Promise<Redemption | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('redemption').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** Inserts a redemption. */
export async function insertRedemption(tx: Tx, row: Redemption): Promise<void> {
  await tx.db.insertInto('redemption').values(row).execute()
}

/** Changes columns of a redemption; the state only through `transitionRedemptionIn`. */
export async function updateRedemption(tx: Tx, id: string, values: Updateable<Database['redemption']>): Promise<void> {
  await tx.db.updateTable('redemption').set(values).where('id', '=', id).execute()
}

/** Adds a line to the history of a redemption. */
export async function insertRedemptionEvent(
  tx: Tx,
  event: Omit<RedemptionEvent, 'id' | 'at' | 'actor_id'>,
): Promise<void> {
  await tx.db
    .insertInto('redemption_event')
    .values({ id: newId('redemptionEvent', msOf(tx.at)), at: tx.at, actor_id: tx.actor.memberId, ...event })
    .execute()
}

/** Records the approval of one member of staff. @returns false when that person had approved already. */
export async function insertApproval(tx: Tx, redemptionId: string, staffId: string, note: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('redemption_approval')
    .values({ redemption_id: redemptionId, staff_id: staffId, at: tx.at, note })
    .onConflict((conflict) => conflict.columns(['redemption_id', 'staff_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteApproval(tx: Tx, redemptionId: string, staffId: string): Promise<void> {
  await tx.db
    .deleteFrom('redemption_approval')
    .where('redemption_id', '=', redemptionId)
    .where('staff_id', '=', staffId)
    .execute()
}

/** Stores a message of billing. @returns false when a message of that id is stored already: then ignore this one. */
export async function insertBillingMessage(tx: Tx, row: BillingMessageTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('billing_message')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Changes columns of a billing message. */
export async function updateBillingMessage(
  tx: Tx,
  id: string,
  values: Updateable<Database['billing_message']>,
): Promise<void> {
  await tx.db.updateTable('billing_message').set(values).where('id', '=', id).execute()
}

/** The locked billing message; undefined when there is none. */
export function billingMessageForUpdate(tx: Tx, id: string): Promise<BillingMessageTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('billing_message').selectAll().where('id', '=', id)).executeTakeFirst()
}
