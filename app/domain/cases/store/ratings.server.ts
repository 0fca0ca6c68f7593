import type { Updateable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { CaseRating } from '#app/domain/cases/after/rating.ts'
import type { Database } from '#db/schema/index.ts'
import { keepRating } from './facts.server.ts'

/** Notes that a customer is asked about a case. @returns false when they were asked before */
export async function insertRating(
  tx: Tx,
  row: Pick<CaseRating, 'case_id' | 'member_id' | 'expires_at'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('csat_response')
    .values({ ...row, asked_at: tx.at, reminded_at: null, score: null, answered_at: null, invited_at: null })
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .executeTakeFirst()
  await keepRating(tx, row.case_id)
  return numInsertedOrUpdatedRows === 1n
}

/** The locked answer about a case; undefined when nobody asked. */
export function ratingForUpdate(tx: Tx, caseId: string): Promise<CaseRating | undefined> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('csat_response').selectAll().where('case_id', '=', caseId))
    .executeTakeFirst()
}

export async function updateRating(
  tx: Tx,
  caseId: string,
  values: Updateable<Database['csat_response']>,
): Promise<void> {
  await tx.db.updateTable('csat_response').set(values).where('case_id', '=', caseId).execute()
  await keepRating(tx, caseId)
}

/** What the contact of a case was asked and answered is this member's from now on. */
export async function giveRatingTo(tx: Tx, caseId: string, memberId: string): Promise<void> {
  await updateRating(tx, caseId, { member_id: memberId })
}
