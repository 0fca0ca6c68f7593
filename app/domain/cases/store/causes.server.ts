import type { Insertable, Updateable } from 'kysely'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { causeNotFound, type Cause } from '#app/domain/cases/causes/cause.ts'
import type { FixNoticeTable } from '#db/schema/causes.ts'
import type { Database } from '#db/schema/index.ts'

/** The locked cause. @throws not_found */
export async function causeForUpdate(tx: Tx, id: string): Promise<Cause> {
  const row = await tx.dialect
    .lockRow(tx.db.selectFrom('root_cause').selectAll().where('id', '=', id))
    .executeTakeFirst()
  if (row === undefined) throw causeNotFound()
  return row
}

export async function insertCause(tx: Tx, row: Cause): Promise<void> {
  await tx.db.insertInto('root_cause').values(row).execute()
}

/** Changes columns of a cause, and `changed_at`. */
export async function updateCause(tx: Tx, id: string, values: Updateable<Database['root_cause']>): Promise<void> {
  await tx.db
    .updateTable('root_cause')
    .set({ ...values, changed_at: tx.at })
    .where('id', '=', id)
    .execute()
}

/** Puts a cause on cases that do not have it. @returns how many are new */
export async function insertCaseCauses(tx: Tx, causeId: string, caseIds: readonly string[]): Promise<number> {
  if (caseIds.length === 0) return 0
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('case_cause')
    .values(caseIds.map((case_id) => ({ case_id, cause_id: causeId, by_id: tx.actor.memberId, at: tx.at })))
    .onConflict((conflict) => conflict.columns(['case_id', 'cause_id']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0)
}

/** @returns whether the case had it */
export async function deleteCaseCause(tx: Tx, causeId: string, caseId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('case_cause')
    .where('cause_id', '=', causeId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** @returns false when the announcement names the cause already */
export async function insertCauseFix(tx: Tx, threadId: string, cause: Pick<Cause, 'id' | 'round'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('cause_fix')
    .values({ thread_id: threadId, cause_id: cause.id, round: cause.round, by_id: tx.actor.memberId, at: tx.at })
    .onConflict((conflict) => conflict.columns(['thread_id', 'cause_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Notes that somebody is told. @returns the id; null when they were told in this round already */
export async function insertNotice(
  tx: Tx,
  row: Omit<Insertable<Database['fix_notice']>, 'id' | 'told_at' | 'asked_at' | 'answer' | 'answered_at'>,
): Promise<string | null> {
  const id = newId('fixNotice', msOf(tx.at))
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('fix_notice')
    .values({ ...row, id, told_at: tx.at, asked_at: null, answer: null, answered_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : null
}

/**
 * What the contact of a case was told is told to this member: an account took the case over. A round of which the member
 * was told already stays as it is.
 */
export async function giveNoticesTo(tx: Tx, caseId: string, memberId: string): Promise<void> {
  await tx.db
    .updateTable('fix_notice')
    .set({ member_id: memberId, case_id: null })
    .where('case_id', '=', caseId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('fix_notice as own')
            .select('own.id')
            .where('own.member_id', '=', memberId)
            .whereRef('own.cause_id', '=', 'fix_notice.cause_id')
            .whereRef('own.round', '=', 'fix_notice.round'),
        ),
      ),
    )
    .execute()
}

/** The locked notice; undefined when there is none. */
export function noticeForUpdate(tx: Tx, id: string): Promise<FixNoticeTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('fix_notice').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function updateNotice(tx: Tx, id: string, values: Updateable<Database['fix_notice']>): Promise<void> {
  await tx.db.updateTable('fix_notice').set(values).where('id', '=', id).execute()
}
