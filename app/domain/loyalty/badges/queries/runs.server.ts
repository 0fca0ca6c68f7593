import type { Tx } from '#app/core/write.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { BadgeRunTable } from '#db/schema/badges.ts'

export async function countMembers(db: Db): Promise<number> {
  const row = await db
    .selectFrom('member')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function membersAfter(db: Db, after: string, limit: number): Promise<string[]> {
  return (await db.selectFrom('member').select('id').where('id', '>', after).orderBy('id').limit(limit).execute()).map(
    ({ id }) => id,
  )
}

/** The run over all members that has not finished; null when there is none. */
export async function openRun(db: Db): Promise<BadgeRunTable | null> {
  return (
    (await db
      .selectFrom('badge_run')
      .selectAll()
      .where('finished_at', 'is', null)
      .orderBy('started_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()) ?? null
  )
}

/** Locked: a second worker on the same run waits and continues after the first. */
export async function runById(tx: Tx, id: string): Promise<BadgeRunTable> {
  return tx.dialect.lockRow(tx.db.selectFrom('badge_run').selectAll().where('id', '=', id)).executeTakeFirstOrThrow()
}

/** The latest runs over all members, newest first. */
export async function latestRuns(db: Db, limit: number) {
  return db
    .selectFrom('badge_run')
    .leftJoin('member', 'member.id', 'badge_run.started_by')
    .selectAll('badge_run')
    .select(['member.handle', 'member.name'])
    .orderBy('badge_run.started_at', 'desc')
    .orderBy('badge_run.id', 'desc')
    .limit(limit)
    .execute()
}
