import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteOldDrafts } from '#app/domain/drafts/delete-old-drafts.server.ts'

/**
 * Finished jobs are kept a day for the curious, idempotency keys two days for late retries, dead jobs until someone
 * looks.
 */
export async function sweepExpired(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  await deleteOldDrafts(ctx)
  await ctx.write(async (tx) => {
    await tx.db
      .deleteFrom('session')
      .where((eb) => eb.or([eb('expires_at', '<', now), eb('idle_expires_at', '<', now)]))
      .execute()
    await tx.db
      .deleteFrom('member_device')
      .where('last_seen_at', '<', plus(now, { days: -90 }))
      .execute()
    await tx.db
      .deleteFrom('idempotency_key')
      .where('created_at', '<', plus(now, { days: -2 }))
      .execute()
  })
  await sweepJobs(ctx, plus(now, { days: -1 }))
}

/** An import leaves hundreds of thousands of them, so they go in parts. */
async function sweepJobs(ctx: Ctx, finishedBefore: string): Promise<void> {
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
