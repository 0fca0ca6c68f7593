import type { ExpressionBuilder } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { Database } from '#db/schema/index.ts'

/** Keeps what the time line of a case says to the report. @param facts as `factsText` writes them */
export async function keepFacts(tx: Tx, caseId: string, facts: string): Promise<void> {
  await tx.db
    .insertInto('case_fact')
    .values((eb) => ({ case_id: caseId, facts, rating: ratingOf(eb, caseId) }))
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ facts }))
    .execute()
}

/** Keeps what the customer of a case was asked and said. Nothing for a case whose facts are not kept yet. */
export async function keepRating(tx: Tx, caseId: string): Promise<void> {
  await tx.db
    .updateTable('case_fact')
    .set((eb) => ({ rating: ratingOf(eb, caseId) }))
    .where('case_id', '=', caseId)
    .execute()
}

/** 0: asked and not answered; null: not asked. */
function ratingOf(eb: ExpressionBuilder<Database, 'case_fact'>, caseId: string) {
  return eb
    .selectFrom('csat_response')
    .select((csat) => csat.fn.coalesce('csat_response.score', csat.lit(0)).as('rating'))
    .where('csat_response.case_id', '=', caseId)
}
