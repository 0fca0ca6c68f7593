import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { CaseQuestionAnswerTable, CaseQuestionTable } from '#db/schema/cases.ts'

export async function insertQuestion(tx: Tx, row: CaseQuestionTable): Promise<void> {
  await tx.db.insertInto('case_question').values(row).execute()
}

export async function insertQuestionAnswer(tx: Tx, row: Omit<CaseQuestionAnswerTable, 'id' | 'at'>): Promise<void> {
  await tx.db
    .insertInto('case_question_answer')
    .values({ id: newId('caseQuestionAnswer', msOf(tx.at)), at: tx.at, ...row })
    .execute()
}

/** The question and its answers stay; whom they were from is not kept. */
export async function forgetAskedAddresses(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('case_question')
    .set({ address: '' })
    .where('id', 'in', [...ids])
    .execute()
}
