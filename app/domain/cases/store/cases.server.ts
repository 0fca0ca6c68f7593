import type { Insertable, Updateable } from 'kysely'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseMerged, caseNotFound, firstCaseNumber, type Case, type CaseEventKind } from '#app/domain/cases/case.ts'
import type { MessageVia } from '#db/schema/cases.ts'
import type { Database } from '#db/schema/index.ts'

/** The locked case. @throws not_found; not_now (code `merged`) when it is part of another, whose number is `params.number` */
export async function caseForUpdate(tx: Tx, number: number): Promise<Case> {
  const row = await anyCaseForUpdate(tx, number)
  if (row.merged_into_id !== null) throw caseMerged((await keptCaseForUpdate(tx, number)).number)
  return row
}

/** For its customer: the locked case that they mean, which is the kept one of those that were merged. @throws not_found */
export async function keptCaseForUpdate(tx: Tx, number: number): Promise<Case> {
  const row = await anyCaseForUpdate(tx, number)
  return row.merged_into_id === null ? row : caseByIdForUpdate(tx, row.merged_into_id)
}

/** The same by an id that is known to exist. */
export async function keptCaseByIdForUpdate(tx: Tx, id: string): Promise<Case> {
  const row = await caseByIdForUpdate(tx, id)
  return row.merged_into_id === null ? row : caseByIdForUpdate(tx, row.merged_into_id)
}

/** The locked case itself, merged or not. @throws not_found */
export async function anyCaseForUpdate(tx: Tx, number: number): Promise<Case> {
  const row = await tx.dialect
    .lockRow(tx.db.selectFrom('case').selectAll().where('number', '=', number))
    .executeTakeFirst()
  if (row === undefined) throw caseNotFound()
  return row
}

/** The locked case with an id that is known to exist. */
export async function caseByIdForUpdate(tx: Tx, id: string): Promise<Case> {
  return tx.dialect.lockRow(tx.db.selectFrom('case').selectAll().where('id', '=', id)).executeTakeFirstOrThrow()
}

/**
 * Locks the thread of a case; call it before the case itself is locked. A post locks its thread first and then the cases,
 * so this order avoids deadlocks.
 */
export async function threadOfCaseForUpdate(tx: Tx, number: number): Promise<void> {
  const found = await tx.db.selectFrom('case').select('thread_id').where('number', '=', number).executeTakeFirst()
  if (found?.thread_id == null) return
  await tx.dialect.lockRow(tx.db.selectFrom('thread').select('id').where('id', '=', found.thread_id)).execute()
}

/** The number after the highest so far. No other transaction gets one until this one ends. */
export async function nextNumber(tx: Tx): Promise<number> {
  await tx.dialect.lockNamed(tx.db, 'case-number')
  const { highest } = await tx.db
    .selectFrom('case')
    .select((eb) => eb.fn.max('number').as('highest'))
    .executeTakeFirstOrThrow()
  return Math.max(firstCaseNumber, Number(highest ?? 0) + 1)
}

/** Inserts a case; `openCaseIn` adds what belongs to it. */
export async function insertCaseRow(tx: Tx, row: Case): Promise<void> {
  await tx.db.insertInto('case').values(row).execute()
}

/** Changes columns of a case, and `updated_at`. */
export async function updateCase(tx: Tx, id: string, values: Updateable<Database['case']>): Promise<void> {
  await tx.db
    .updateTable('case')
    .set({ ...values, updated_at: tx.at })
    .where('id', '=', id)
    .execute()
}

/**
 * Adds an entry to the time line of a locked case; `recordInCase` adds those that the clocks read. `data` never holds written text,
 * because customers may see the entry.
 */
export async function addCaseEvent(
  tx: Tx,
  caseId: string,
  kind: CaseEventKind,
  data: Record<string, string | number | null> = {},
): Promise<string> {
  const id = newId('caseEvent', msOf(tx.at))
  await tx.db
    .insertInto('case_event')
    .values((eb) => ({
      id,
      case_id: caseId,
      at: tx.at,
      actor_id: tx.actor.memberId,
      number: eb
        .selectFrom('case_event')
        .select((last) => last(last.fn.coalesce(last.fn.max('number'), last.lit(0)), '+', last.lit(1)).as('next'))
        .where('case_id', '=', caseId),
      kind,
      data: JSON.stringify(data),
    }))
    .execute()
  return id
}

/** Inserts an internal note. @returns its id. */
export async function insertNote(
  tx: Tx,
  row: Omit<Insertable<Database['case_note']>, 'id' | 'created_at'>,
): Promise<string> {
  const id = newId('caseNote', msOf(tx.at))
  await tx.db
    .insertInto('case_note')
    .values({ id, created_at: tx.at, ...row })
    .execute()
  return id
}

/** Inserts a message between the customer and staff. @returns its id. */
export async function insertMessage(
  tx: Tx,
  row: Omit<Insertable<Database['case_message']>, 'id' | 'created_at' | 'via'> & { via?: MessageVia },
): Promise<string> {
  const id = newId('caseMessage', msOf(tx.at))
  await tx.db
    .insertInto('case_message')
    .values({ id, created_at: tx.at, via: 'page', ...row })
    .execute()
  return id
}

/** Labels the post of a case for training, unless its last label is this verdict. It is in doubt no longer. */
export async function labelPost(
  tx: Tx,
  row: Pick<Case, 'post_id' | 'score'>,
  verdict: 'complaint' | 'not_complaint',
): Promise<void> {
  if (row.post_id === null || tx.actor.memberId === null) return
  await settleDoubt(tx, row.post_id)
  const last = await tx.db
    .selectFrom('detection_label')
    .select('verdict')
    .where('post_id', '=', row.post_id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.verdict === verdict) return
  await tx.db
    .insertInto('detection_label')
    .values({
      id: newId('label', msOf(tx.at)),
      post_id: row.post_id,
      verdict,
      by: tx.actor.memberId,
      at: tx.at,
      score: row.score,
    })
    .execute()
}

/** Notes that a post may be a complaint, unless staff have said whether it is. */
export async function noteDoubt(tx: Tx, doubt: { post_id: string; score: number; reasons: string }): Promise<void> {
  await tx.db
    .insertInto('doubtful_post')
    .values({ ...doubt, noted_at: tx.at, decided_at: null })
    .onConflict((conflict) =>
      conflict
        .column('post_id')
        .doUpdateSet({ score: doubt.score, reasons: doubt.reasons })
        .where('doubtful_post.decided_at', 'is', null),
    )
    .execute()
}

/** The text of a post gives no cause for doubt any more, or a case has been opened for it. */
export async function dropDoubt(tx: Tx, postId: string): Promise<void> {
  await tx.db.deleteFrom('doubtful_post').where('post_id', '=', postId).where('decided_at', 'is', null).execute()
}

async function settleDoubt(tx: Tx, postId: string): Promise<void> {
  await tx.db
    .updateTable('doubtful_post')
    .set({ decided_at: tx.at })
    .where('post_id', '=', postId)
    .where('decided_at', 'is', null)
    .execute()
}

/** Files the cases about posts of these threads under the thread that each post is in now. */
export async function followPostsToThreads(tx: Tx, threadIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('case')
    .set((eb) => ({
      thread_id: eb.selectFrom('post').select('post.thread_id').whereRef('post.id', '=', 'case.post_id'),
    }))
    .where('thread_id', 'in', [...threadIds])
    .where('post_id', 'is not', null)
    .execute()
}
