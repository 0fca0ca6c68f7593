import type { Tx } from '#app/core/write.server.ts'
import type { AbsenceTable } from '#db/schema/case-work.ts'
import { competenceKinds, type Competence } from './choose-agent.ts'

export async function insertAbsence(tx: Tx, row: AbsenceTable): Promise<void> {
  await tx.db.insertInto('absence').values(row).execute()
}

/** Ends a running absence at this moment, and removes one that has not begun. */
export async function cutAbsence(tx: Tx, { id, starts_at }: AbsenceTable): Promise<void> {
  if (starts_at >= tx.at) await tx.db.deleteFrom('absence').where('id', '=', id).execute()
  else await tx.db.updateTable('absence').set({ ends_at: tx.at }).where('id', '=', id).execute()
}

/** Puts these competences in the place of those before. */
export async function replaceCompetence(tx: Tx, memberId: string, competence: Competence): Promise<void> {
  await tx.db.deleteFrom('competence').where('member_id', '=', memberId).execute()
  const rows = competenceKinds.flatMap((kind) =>
    competence[kind].map((value) => ({ member_id: memberId, kind, value })),
  )
  if (rows.length > 0) await tx.db.insertInto('competence').values(rows).execute()
}
