import type { Db } from '#db/dialects/dialect.ts'

/** What staff last answered this customer privately in their case, in Markdown; null when it is not theirs, or nothing was. */
export async function privateAnswer(db: Db, caseId: string, customerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('case_message')
    .innerJoin('case', 'case.id', 'case_message.case_id')
    .select('case_message.body')
    .where('case.id', '=', caseId)
    .where('case.customer_id', '=', customerId)
    .where('case.dismissed', '=', 0)
    .where('case_message.by_staff', '=', 1)
    .orderBy('case_message.created_at', 'desc')
    .orderBy('case_message.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body ?? null
}
