import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { CaseReaderTable } from '#db/schema/cases.ts'

/** The member has the case open; what they had open the day before is forgotten. A case that is not there is passed over. */
export async function upsertReader(tx: Tx, row: CaseReaderTable): Promise<void> {
  await tx.db
    .deleteFrom('case_reader')
    .where('member_id', '=', row.member_id)
    .where('seen_at', '<', plus(tx.at, { days: -1 }))
    .execute()
  const known = await tx.db.selectFrom('case').select('id').where('id', '=', row.case_id).executeTakeFirst()
  if (known === undefined) return
  await tx.db
    .insertInto('case_reader')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_id', 'member_id']).doUpdateSet({ seen_at: row.seen_at }))
    .execute()
}
