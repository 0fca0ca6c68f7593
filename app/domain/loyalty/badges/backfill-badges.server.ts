import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { openPace } from '#app/core/pace.server.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { BadgeRunTable } from '#db/schema/badges.ts'
import { countMembers, membersAfter, openRun, runById } from './queries/runs.server.ts'
import { recomputeBadgesIn } from './recompute-badges.server.ts'
import { insertRun, updateRun, recountHolders } from './store/badges.server.ts'

/** Most members of one transaction. */
const batch = 200

export type BackfillResult = { done: number; given: number; taken: number }

/**
 * Queues a recomputation of the badges of all members.
 * @throws not_now while one is running
 */
export async function requestBadgeBackfill(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'job.administer')
  await ctx.write(async (tx) => {
    await tx.dialect.lockNamed(tx.db, 'badge-run')
    if ((await openRun(tx.db)) !== null) throw new DomainError('not_now', 'badges.admin.busy')
    const { id } = await startRun(tx)
    await audit(tx, { action: 'badge.recompute', subjectType: 'badge-run', subjectId: id })
    await tx.schedule('recompute-all-badges', {}, { dedupe: 'asked' })
  })
}

/**
 * Recomputes the badges of all members, page by page, each page in its own transaction. Continues an interrupted run;
 * two workers share the work.
 * @param onProgress called after each page
 */
export async function backfillBadges(
  ctx: Ctx,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<BackfillResult> {
  let run: BadgeRunTable = await ctx.write(async (tx) => {
    await tx.dialect.lockNamed(tx.db, 'badge-run')
    return (await openRun(tx.db)) ?? startRun(tx)
  })
  const pace = openPace({ most: batch, first: 100 })
  while (run.finished_at === null) {
    onProgress(run.done, run.total)
    const size = pace.size()
    run = await pace.write(ctx, size, (tx) => nextPage(tx, run, size))
  }
  onProgress(run.done, run.done)
  return { done: run.done, given: run.given, taken: run.taken }
}

async function startRun(tx: Tx): Promise<BadgeRunTable> {
  const run = {
    id: newId('badgeRun', msOf(tx.at)),
    started_at: tx.at,
    started_by: tx.actor.memberId,
    finished_at: null,
    cursor: '',
    done: 0,
    total: await countMembers(tx.db),
    given: 0,
    taken: 0,
  }
  await insertRun(tx, run)
  return run
}

async function nextPage(tx: Tx, { id }: BadgeRunTable, size: number): Promise<BadgeRunTable> {
  const run = await runById(tx, id)
  const ids = run.finished_at === null ? await membersAfter(tx.db, run.cursor, size) : []
  const last = ids.at(-1)
  const changes = await recomputeBadgesIn(tx, ids)
  const given = changes.filter(({ before, after }) => after > before).length
  const ended = last === undefined
  if (ended && run.finished_at === null) await recountHolders(tx)
  await updateRun(tx, run, {
    cursor: last ?? run.cursor,
    finished_at: ended ? tx.at : null,
    done: ids.length,
    given,
    taken: changes.length - given,
  })
  return runById(tx, id)
}
