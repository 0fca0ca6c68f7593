import { newId } from '#app/core/ids.ts'
import { msOf, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { TrustCause } from '#app/domain/accounts/trust/trust.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { TrustEventTable } from '#db/schema/accounts.ts'

/**
 * Raises level 0 to 1, unless the level was set by hand.
 * @returns whether it was raised
 */
export async function raiseFirstTrust(tx: Tx, memberId: string): Promise<boolean> {
  return changeTrust(tx, memberId, 0, 1)
}

/**
 * Changes one level to another, unless it has changed meanwhile or was set by hand.
 * @returns whether it changed
 */
export async function changeTrust(tx: Tx, memberId: string, before: number, after: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('member')
    .set({ trust_level: after })
    .where('id', '=', memberId)
    .where('trust_level', '=', before)
    .where('trust_fixed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Begins the grace period.
 * @returns false when it had begun already
 */
export async function beginGrace(tx: Tx, memberId: string, since: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('trust_grace')
    .values({ member_id: memberId, since })
    .onConflict((c) => c.column('member_id').doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/**
 * Ends the grace period.
 * @returns whether there was one
 */
export async function endGrace(tx: Tx, memberId: string): Promise<boolean> {
  return (
    (await tx.db.deleteFrom('trust_grace').where('member_id', '=', memberId).executeTakeFirstOrThrow()).numDeletedRows >
    0n
  )
}

type Told = {
  memberId: string
  kind: TrustEventTable['kind']
  before: number
  after: number
  cause: TrustCause
  until: Instant | null
}

export async function insertTrustEvent(tx: Tx, { memberId, kind, before, after, cause, until }: Told): Promise<void> {
  await tx.db
    .insertInto('trust_event')
    .values({
      id: newId('trustEvent', msOf(tx.at)),
      member_id: memberId,
      at: tx.at,
      kind,
      before,
      after,
      figure: cause?.figure ?? null,
      value: cause?.value ?? null,
      bar: cause?.bar ?? null,
      until,
    })
    .execute()
}

/** Records that a member visited on that community day. */
export async function recordActiveDay(db: Db, memberId: string, day: string): Promise<void> {
  await db
    .insertInto('member_day')
    .values({ member_id: memberId, day })
    .onConflict((c) => c.columns(['member_id', 'day']).doNothing())
    .execute()
}
