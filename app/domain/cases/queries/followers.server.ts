import type { Db } from '#db/dialects/dialect.ts'

/** Whether the member is told of the news of the case though they are not its assignee. */
export async function followsCase(db: Db, caseId: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('case_follow')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}
