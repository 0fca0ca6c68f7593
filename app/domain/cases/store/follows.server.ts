import type { Tx } from '#app/core/write.server.ts'

export async function insertFollow(tx: Tx, caseId: string, memberId: string): Promise<void> {
  await tx.db.insertInto('case_follow').values({ case_id: caseId, member_id: memberId, since: tx.at }).execute()
}

export async function deleteFollow(tx: Tx, caseId: string, memberId: string): Promise<void> {
  await tx.db.deleteFrom('case_follow').where('case_id', '=', caseId).where('member_id', '=', memberId).execute()
}
