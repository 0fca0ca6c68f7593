import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { FindingActTable, FindingAppealTable, FindingTable, HeldActTable } from '#db/schema/fraud.ts'

/** The latest finding of that pattern and those members; undefined when there was none. */
export function lastFinding(tx: Tx, fingerprint: string): Promise<FindingTable | undefined> {
  return tx.db
    .selectFrom('gaming_finding')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .orderBy('found_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertFinding(
  tx: Tx,
  finding: FindingTable,
  members: readonly string[],
  acts: readonly FindingActTable[],
): Promise<void> {
  await tx.db.insertInto('gaming_finding').values(finding).execute()
  await tx.db
    .insertInto('gaming_finding_member')
    .values(members.map((member_id) => ({ finding_id: finding.id, member_id })))
    .execute()
  for (let from = 0; from < acts.length; from += 100)
    await tx.db
      .insertInto('gaming_act')
      .values(acts.slice(from, from + 100))
      .execute()
}

export function findingForUpdate(tx: Tx, id: string): Promise<FindingTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('gaming_finding').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function updateFinding(tx: Tx, id: string, values: Partial<FindingTable>): Promise<void> {
  await tx.db.updateTable('gaming_finding').set(values).where('id', '=', id).execute()
}

/** In the order of the posts, so that two corrections cannot deadlock. */
export function actsOf(tx: Tx, findingId: string): Promise<FindingActTable[]> {
  return tx.db
    .selectFrom('gaming_act')
    .selectAll()
    .where('finding_id', '=', findingId)
    .orderBy('post_id')
    .orderBy('event_id')
    .execute()
}

export async function markCorrected(tx: Tx, findingId: string, eventId: string, at: Instant | null): Promise<void> {
  await tx.db
    .updateTable('gaming_act')
    .set({ corrected_at: at })
    .where('finding_id', '=', findingId)
    .where('event_id', '=', eventId)
    .execute()
}

export async function isAbout(tx: Tx, findingId: string, memberId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('gaming_finding_member')
    .select('member_id')
    .where('finding_id', '=', findingId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false when this member has appealed before */
export async function insertAppeal(tx: Tx, row: FindingAppealTable): Promise<boolean> {
  const result = await tx.db
    .insertInto('gaming_appeal')
    .values(row)
    .onConflict((c) => c.columns(['finding_id', 'member_id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Whether a member appealed against the correction, whatever became of it. */
export async function isAppealed(tx: Tx, findingId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('gaming_appeal')
    .select('id')
    .where('finding_id', '=', findingId)
    .executeTakeFirst()
  return row !== undefined
}

export function appealForUpdate(tx: Tx, id: string): Promise<FindingAppealTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('gaming_appeal').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function updateAppeal(tx: Tx, id: string, values: Partial<FindingAppealTable>): Promise<void> {
  await tx.db.updateTable('gaming_appeal').set(values).where('id', '=', id).execute()
}

export async function insertHeld(tx: Tx, row: HeldActTable): Promise<void> {
  await tx.db
    .insertInto('held_act')
    .values(row)
    .onConflict((c) => c.column('event_id').doNothing())
    .execute()
}

/** The held acts of this member in the order of the events, locked. */
export function heldOf(tx: Tx, giverId: string): Promise<HeldActTable[]> {
  return tx.dialect
    .lockRow(
      tx.db
        .selectFrom('held_act')
        .selectAll()
        .where('giver_id', '=', giverId)
        .where('state', '=', 'held')
        .orderBy('held_at')
        .orderBy('event_id'),
    )
    .execute()
}

export async function updateHeld(tx: Tx, eventId: string, state: 'cleared' | 'refused'): Promise<void> {
  await tx.db
    .updateTable('held_act')
    .set({ state, decided_at: tx.at, decided_by: tx.actor.memberId })
    .where('event_id', '=', eventId)
    .execute()
}

/**
 * Marks a held act as withdrawn.
 * @returns the giver; null when the act is not held
 */
export async function withdrawHeld(tx: Tx, eventId: string): Promise<string | null> {
  const row = await tx.db
    .updateTable('held_act')
    .set({ state: 'gone', decided_at: tx.at })
    .where('event_id', '=', eventId)
    .where('state', '=', 'held')
    .returning('giver_id')
    .executeTakeFirst()
  return row?.giver_id ?? null
}

/** The events of these acts that pay nothing: corrected, or held and not cleared. */
export async function unpaidEvents(tx: Tx, eventIds: readonly string[]): Promise<Set<string>> {
  if (eventIds.length === 0) return new Set()
  const rows = await tx.db
    .selectFrom('gaming_act')
    .select('event_id')
    .where('event_id', 'in', [...eventIds])
    .where('corrected_at', 'is not', null)
    .union(
      tx.db
        .selectFrom('held_act')
        .select('event_id')
        .where('event_id', 'in', [...eventIds])
        .where('state', '!=', 'cleared'),
    )
    .execute()
  return new Set(rows.map((row) => row.event_id))
}
