import type { Ctx } from './context.server.ts'
import { openPace } from './pace.server.ts'
import { plus } from './time.ts'

/** A client sends a request again within minutes, a person the next day at the latest. */
const requestKeyDays = 2
/** Finished jobs stay readable in `/admin/jobs` this long. Dead ones stay until a person retries them. */
const finishedJobDays = 1

/** Deletes keys of requests that are no longer repeated, and finished jobs. */
export async function deleteOldRows(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  await ctx.write((tx) =>
    tx.db
      .deleteFrom('idempotency_key')
      .where('created_at', '<', plus(now, { days: -requestKeyDays }))
      .execute(),
  )
  await deleteFinishedJobs(ctx, plus(now, { days: -finishedJobDays }))
}

/** In parts, because an import leaves hundreds of thousands of them. */
async function deleteFinishedJobs(ctx: Ctx, finishedBefore: string): Promise<void> {
  const pace = openPace({ most: 5_000 })
  for (;;) {
    const size = pace.size()
    const gone = await pace.write(ctx, size, (tx) =>
      tx.db
        .deleteFrom('job')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('job')
            .select('id')
            .where('state', '=', 'done')
            .where('finished_at', '<', finishedBefore)
            .limit(size),
        )
        .executeTakeFirst(),
    )
    if (Number(gone.numDeletedRows) < size) return
  }
}
