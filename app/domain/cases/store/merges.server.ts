import type { Tx } from '#app/core/write.server.ts'
import type { MovedWithMerge } from '#app/domain/cases/merge/merge.ts'
import type { CaseMergeTable } from '#db/schema/cases.ts'

export async function insertMerge(tx: Tx, row: CaseMergeTable): Promise<void> {
  await tx.db.insertInto('case_merge').values(row).execute()
}

/** The merge of a case that is in force, locked; undefined without one. */
export function mergeForUpdate(tx: Tx, caseId: string): Promise<CaseMergeTable | undefined> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('case_merge').selectAll().where('case_id', '=', caseId).where('undone_at', 'is', null))
    .executeTakeFirst()
}

export async function endMerge(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('case_merge')
    .set({ undone_at: tx.at, undone_by_id: tx.actor.memberId })
    .where('id', '=', id)
    .execute()
}

/** No promise of a merged case is told any more: the kept one has it. */
export async function stopClocks(tx: Tx, caseId: string): Promise<void> {
  await tx.db
    .updateTable('case')
    .set({ next_due_at: null, next_clock: null, next_late_at: null })
    .where('id', '=', caseId)
    .execute()
  await tx.db.deleteFrom('clock_alarm').where('case_id', '=', caseId).execute()
}

/** Gives the kept case what the other has and it lacks. `follower`: whoever had the other case. @returns what went along */
export async function moveAlong(
  tx: Tx,
  from: { id: string; follower: string | null },
  intoId: string,
): Promise<MovedWithMerge> {
  const [causes, ownCauses] = [await causesOf(tx, from.id), await causesOf(tx, intoId)]
  const [follows, ownFollows] = [await followersOf(tx, from.id), await followersOf(tx, intoId)]
  const told = [...new Set([...follows, ...(from.follower === null ? [] : [from.follower])])]
  const moved: MovedWithMerge = {
    causes: causes.filter((id) => !ownCauses.includes(id)),
    follows: told.filter((id) => !ownFollows.includes(id)),
    reminders: await openReminders(tx, from.id),
    drafts: await draftsOf(tx, from.id, intoId),
    cases: await mergedInto(tx, from.id),
  }
  if (moved.causes.length > 0)
    await tx.db
      .insertInto('case_cause')
      .values(moved.causes.map((cause_id) => ({ case_id: intoId, cause_id, by_id: tx.actor.memberId, at: tx.at })))
      .execute()
  if (moved.follows.length > 0)
    await tx.db
      .insertInto('case_follow')
      .values(moved.follows.map((member_id) => ({ case_id: intoId, member_id, since: tx.at })))
      .execute()
  await giveReminders(tx, moved.reminders, intoId)
  await giveMerged(tx, moved.cases, from.id, intoId)
  return moved
}

/** Takes what went along back, as far as it is still there. */
export async function moveBack(tx: Tx, moved: MovedWithMerge, fromId: string, toId: string): Promise<void> {
  if (moved.causes.length > 0)
    await tx.db.deleteFrom('case_cause').where('case_id', '=', fromId).where('cause_id', 'in', moved.causes).execute()
  if (moved.follows.length > 0)
    await tx.db
      .deleteFrom('case_follow')
      .where('case_id', '=', fromId)
      .where('member_id', 'in', moved.follows)
      .execute()
  await giveReminders(tx, moved.reminders, toId)
  await giveMerged(tx, moved.cases, fromId, toId)
}

async function giveReminders(tx: Tx, ids: readonly string[], caseId: string): Promise<void> {
  if (ids.length > 0)
    await tx.db
      .updateTable('case_reminder')
      .set({ case_id: caseId })
      .where('id', 'in', [...ids])
      .execute()
}

async function giveMerged(tx: Tx, ids: readonly string[], fromId: string, toId: string): Promise<void> {
  if (ids.length > 0)
    await tx.db
      .updateTable('case')
      .set({ merged_into_id: toId })
      .where('id', 'in', [...ids])
      .where('merged_into_id', '=', fromId)
      .execute()
}

async function causesOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.db.selectFrom('case_cause').select('cause_id').where('case_id', '=', caseId).execute()
  return rows.map(({ cause_id }) => cause_id)
}

async function followersOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.db.selectFrom('case_follow').select('member_id').where('case_id', '=', caseId).execute()
  return rows.map(({ member_id }) => member_id)
}

async function openReminders(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('case_reminder')
    .select('id')
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** Drafts of answers in the case; whoever has begun one in the kept case keeps both where they are. */
async function draftsOf(tx: Tx, caseId: string, intoId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('draft')
    .select('id')
    .where('place', '=', `case:${caseId}`)
    .where('member_id', 'not in', (eb) =>
      eb.selectFrom('draft as own').select('own.member_id').where('own.place', '=', `case:${intoId}`),
    )
    .execute()
  return rows.map(({ id }) => id)
}

async function mergedInto(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.db.selectFrom('case').select('id').where('merged_into_id', '=', caseId).execute()
  return rows.map(({ id }) => id)
}
