import type { SelectQueryBuilder } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import type { JobTable } from '#db/schema/operation.ts'
import type { Db, Dialect } from './dialect.ts'

type DueJobs = SelectQueryBuilder<Database, 'job', { id: string }>

/** `Dialect.claimJobs` for both; `alone` makes sure that no other worker takes the same rows meanwhile. */
export function claimDueJobs(
  db: Db,
  { now, lockedUntil, lockedBy, gone, limit }: Parameters<Dialect['claimJobs']>[1],
  alone: (due: DueJobs) => DueJobs,
): Promise<JobTable[]> {
  return db
    .updateTable('job')
    .set((eb) => ({
      state: 'running',
      attempts: eb('attempts', '+', 1),
      locked_until: lockedUntil,
      locked_by: lockedBy,
      dedupe_key: null,
    }))
    .where('id', 'in', (eb) =>
      alone(
        eb
          .selectFrom('job')
          .select('id')
          .where((w) =>
            w.or([
              w.and([w('state', '=', 'queued'), w('run_at', '<=', now)]),
              w.and([w('state', '=', 'running'), w('locked_until', '<', now)]),
              ...(gone.length === 0 ? [] : [w.and([w('state', '=', 'running'), w('locked_by', 'in', [...gone])])]),
            ]),
          )
          .orderBy('run_at')
          .orderBy('id')
          .limit(limit),
      ),
    )
    .returningAll()
    .execute()
}
