import type { Tx } from '#app/core/write.server.ts'
import type { AnswerOutcomeTable } from '#db/schema/threads.ts'

export function findOutcome(
  tx: Tx,
  postId: string,
  memberId: string,
  version: string,
): Promise<AnswerOutcomeTable | undefined> {
  return tx.db
    .selectFrom('answer_outcome')
    .selectAll()
    .where('post_id', '=', postId)
    .where('member_id', '=', memberId)
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function putOutcome(tx: Tx, row: AnswerOutcomeTable): Promise<void> {
  await tx.db
    .insertInto('answer_outcome')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['post_id', 'member_id', 'version'])
        .doUpdateSet({ worked: row.worked, changed_at: row.changed_at }),
    )
    .execute()
}

export async function deleteOutcome(tx: Tx, postId: string, memberId: string, version: string): Promise<void> {
  await tx.db
    .deleteFrom('answer_outcome')
    .where('post_id', '=', postId)
    .where('member_id', '=', memberId)
    .where('version', '=', version)
    .execute()
}
