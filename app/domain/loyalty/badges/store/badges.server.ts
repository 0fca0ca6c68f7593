import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { BadgeChange } from '#app/domain/loyalty/badges/decide-badges.ts'
import type { BadgeRunTable } from '#db/schema/badges.ts'

/** Rows of one statement: SQLite takes 32,766 values. */
const chunk = 1_000

/**
 * Locks these members' badges for one recomputation at a time: a second one waits here and then sees what the first
 * one did.
 */
export async function badgesForUpdate(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const rows = [...new Set(memberIds)].sort().map((member_id) => ({ member_id, reviewed_at: tx.at }))
  await tx.db
    .insertInto('badge_review')
    .values(rows)
    .onConflict((c) => c.column('member_id').doUpdateSet({ reviewed_at: tx.at }))
    .execute()
}

/** Awards, counts and revokes badges. A badge that is awarded again keeps its first date. */
export async function saveBadgeChanges(tx: Tx, changes: readonly BadgeChange[]): Promise<void> {
  for (let from = 0; from < changes.length; from += chunk) {
    const part = changes.slice(from, from + chunk)
    await tx.db
      .insertInto('badge_award')
      .values(
        part.map(({ memberId, badge, scope, after, subject }) => ({
          member_id: memberId,
          badge,
          scope,
          times: after,
          subject_id: subject,
          awarded_at: tx.at,
          revoked_at: after === 0 ? tx.at : null,
        })),
      )
      .onConflict((c) =>
        c.columns(['member_id', 'badge', 'scope']).doUpdateSet((eb) => ({
          times: eb.ref('excluded.times'),
          subject_id: eb.ref('excluded.subject_id'),
          revoked_at: eb.ref('excluded.revoked_at'),
        })),
      )
      .execute()
    await tx.db
      .insertInto('badge_change')
      .values(
        part.map(({ memberId, badge, scope, before, after }) => ({
          id: newId('badgeChange', msOf(tx.at)),
          member_id: memberId,
          badge,
          scope,
          at: tx.at,
          before,
          after,
        })),
      )
      .execute()
  }
  await countHolders(tx, changes)
}

async function countHolders(tx: Tx, changes: readonly BadgeChange[]): Promise<void> {
  const deltas = new Map<string, { badge: string; scope: string; holders: number }>()
  for (const { badge, scope, before, after } of changes) {
    const row = deltas.get(`${badge} ${scope}`) ?? { badge, scope, holders: 0 }
    row.holders += Number(after > 0) - Number(before > 0)
    deltas.set(`${badge} ${scope}`, row)
  }
  // In one order everywhere, so that two recomputations cannot deadlock.
  const rows = [...deltas.entries()]
    .filter(([, { holders }]) => holders !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row)
  if (rows.length === 0) return
  await tx.db
    .insertInto('badge_count')
    .values(rows)
    .onConflict((c) =>
      c
        .columns(['badge', 'scope'])
        .doUpdateSet((eb) => ({ holders: eb('badge_count.holders', '+', eb.ref('excluded.holders')) })),
    )
    .execute()
}

/** Counts the holders of every badge again from the awards. */
export async function recountHolders(tx: Tx): Promise<void> {
  await tx.db.deleteFrom('badge_count').execute()
  await tx.db
    .insertInto('badge_count')
    .columns(['badge', 'scope', 'holders'])
    .expression((eb) =>
      eb
        .selectFrom('badge_award')
        .select(({ fn }) => ['badge', 'scope', fn.countAll<number>().as('holders')])
        .where('revoked_at', 'is', null)
        .where('badge', 'not like', 'imported:%')
        .groupBy(['badge', 'scope']),
    )
    .execute()
}

export async function insertRun(tx: Tx, run: BadgeRunTable): Promise<void> {
  await tx.db.insertInto('badge_run').values(run).execute()
}

/**
 * Records the progress of a run over all members.
 * @returns false when another worker took it further meanwhile
 */
export async function updateRun(
  tx: Tx,
  run: Pick<BadgeRunTable, 'id' | 'cursor'>,
  change: Pick<BadgeRunTable, 'cursor' | 'finished_at'> & { done: number; given: number; taken: number },
): Promise<boolean> {
  const { cursor, finished_at, done, given, taken } = change
  const updated = await tx.db
    .updateTable('badge_run')
    .set((eb) => ({
      cursor,
      finished_at,
      done: eb('done', '+', done),
      given: eb('given', '+', given),
      taken: eb('taken', '+', taken),
    }))
    .where('id', '=', run.id)
    .where('cursor', '=', run.cursor)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function replaceShowcase(
  tx: Tx,
  memberId: string,
  chosen: readonly { badge: string; scope: string }[],
): Promise<void> {
  await tx.db.deleteFrom('badge_showcase').where('member_id', '=', memberId).execute()
  if (chosen.length > 0)
    await tx.db
      .insertInto('badge_showcase')
      .values(chosen.map(({ badge, scope }, position) => ({ member_id: memberId, position, badge, scope })))
      .execute()
}
