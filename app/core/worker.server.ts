import { jobs, type JobName, type JobPayload } from '#app/registry/jobs.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { JobTable } from '#db/schema/operation.ts'
import { audit } from './audit.server.ts'
import { authorize } from './authorize.ts'
import type { Ctx } from './context.server.ts'
import { DomainError } from './errors.ts'
import { newId } from './ids.ts'
import { isGone, processMark } from './process-mark.server.ts'
import { plus } from './time.ts'

/** What each job does. The worker ignores the result: a use-case that returns one can be a handler as it is. */
export type JobHandlers = { [N in JobName]: (ctx: Ctx, payload: JobPayload<N>) => Promise<unknown> }

/** Ten seconds, then twice as long each time: 10 s, 20 s, 40 s … about three quarters of an hour after eight tries. */
const backOffSeconds = (attempts: number): number => 10 * 2 ** (attempts - 1)
const leaseMinutes = 10

/** Longest time that a job which is done waits to be marked, beside the job that runs meanwhile. */
const markAfterMs = 1_000

/** Jobs that are claimed with one statement. */
const batch = 20
/** How often a worker looks for jobs of processes that died. */
const goneEveryMs = 10_000

/**
 * Runs the jobs that are due now, one after the other. `ctx` acts as the system.
 * @param options.gone owners that died; looked up when not given
 * @returns how many were claimed
 */
export async function runDueJobs(
  ctx: Ctx,
  handlers: JobHandlers,
  limit = batch,
  options: { gone?: readonly string[] } = {},
): Promise<number> {
  const now = ctx.now()
  const claimed = await ctx.platform.open.dialect.claimJobs(ctx.platform.open.db, {
    now,
    lockedUntil: plus(now, { minutes: leaseMinutes }),
    lockedBy: processMark,
    gone: options.gone ?? (await goneOwners(ctx.read)),
    limit,
  })
  const done: string[] = []
  let markedAt = performance.now()
  for (const job of claimed.sort((a, b) => (a.run_at + a.id < b.run_at + b.id ? -1 : 1))) {
    if (await runJob(ctx, handlers, job)) done.push(job.id)
    // One statement for all that are done, and soon enough that a process that is killed leaves little to do twice.
    if (performance.now() - markedAt < markAfterMs) continue
    await markDone(ctx, done.splice(0))
    markedAt = performance.now()
  }
  await markDone(ctx, done)
  return claimed.length
}

/** Runs jobs until none is due. For tests, imports and `jobs run --once`. */
export async function drainJobs(ctx: Ctx, handlers: JobHandlers): Promise<number> {
  let total = 0
  for (;;) {
    const taken = await runDueJobs(ctx, handlers, 100)
    if (taken === 0) return total
    total += taken
  }
}

/** Queues every repeating job (`everyMinutes`) that does not wait already. */
export async function queueRhythmicJobs(ctx: Ctx): Promise<void> {
  await ctx.write(async (tx) => {
    for (const name of Object.keys(jobs) as JobName[]) {
      if ('everyMinutes' in jobs[name]) await tx.schedule(name, {} as JobPayload<typeof name>, { dedupe: 'rhythm' })
    }
  })
}

/**
 * Runs jobs in this process until stopped: looks every second and immediately after a commit (`nudge`). `stop` resolves
 * when the claimed jobs are finished.
 */
export function startWorker(ctx: Ctx, handlers: JobHandlers): { nudge(): void; stop(): Promise<void> } {
  let stopped = false
  let wake = (): void => undefined
  let lookedAt = -Infinity
  const gone = async (): Promise<readonly string[]> => {
    if (performance.now() - lookedAt < goneEveryMs) return []
    lookedAt = performance.now()
    return goneOwners(ctx.read)
  }
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const waiting = new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, 1_000).unref()
      })
      try {
        // What these jobs queue wakes the worker, as every commit does.
        while (!stopped && (await runDueJobs(ctx, handlers, batch, { gone: await gone() })) === batch);
      } catch (error) {
        ctx.log.error({ err: error }, 'the worker could not claim jobs; it tries again')
      }
      if (!stopped) await waiting
    }
  }
  const running = queueRhythmicJobs(ctx).then(loop, (error: unknown) => {
    ctx.log.error({ err: error }, 'repeating jobs could not be queued')
    return loop()
  })
  return {
    nudge: () => wake(),
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}

/** Marks of processes of this machine that died while they ran jobs. */
async function goneOwners(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('job')
    .select('locked_by')
    .distinct()
    .where('state', '=', 'running')
    .where('locked_by', 'is not', null)
    .execute()
  return rows.flatMap(({ locked_by }) => (locked_by !== null && isGone(locked_by) ? [locked_by] : []))
}

/** Jobs, newest first, for people who run the site. */
export async function listJobs(ctx: Ctx, options: { state?: JobTable['state']; limit: number }): Promise<JobTable[]> {
  authorize(ctx.actor, 'job.administer')
  let query = ctx.read.selectFrom('job').selectAll()
  if (options.state !== undefined) query = query.where('state', '=', options.state)
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(options.limit).execute()
}

export type JobCounts = Record<JobTable['state'], number> & {
  /** Queued and due: what a worker would take now. */
  due: number
  /** Queued again after a try that failed. */
  again: number
  /** Running, but their process has ended; the next worker takes them. Also counted in `running`. */
  leftBehind: number
}

/** How many jobs are in each state. */
export async function countJobs(ctx: Ctx): Promise<JobCounts> {
  authorize(ctx.actor, 'job.administer')
  const gone = await goneOwners(ctx.read)
  const { due, again, leftBehind } = await ctx.read
    .selectFrom('job')
    .select((eb) => [
      eb.fn
        .countAll<number>()
        .filterWhere((w) => w.and([w('state', '=', 'queued'), w('run_at', '<=', ctx.now())]))
        .as('due'),
      eb.fn
        .countAll<number>()
        .filterWhere((w) => w.and([w('state', '=', 'queued'), w('attempts', '>', 0)]))
        .as('again'),
      eb.fn
        .countAll<number>()
        .filterWhere((w) =>
          w.and([
            w('state', '=', 'running'),
            w.or([w('locked_until', '<', ctx.now()), ...(gone.length === 0 ? [] : [w('locked_by', 'in', gone)])]),
          ]),
        )
        .as('leftBehind'),
    ])
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow()
  const rows = await ctx.read
    .selectFrom('job')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const count = (state: JobTable['state']): number => rows.find((row) => row.state === state)?.count ?? 0
  return {
    queued: count('queued'),
    running: count('running'),
    done: count('done'),
    dead: count('dead'),
    due,
    again,
    leftBehind,
  }
}

/** Gives a dead job all its attempts again. @throws not_found; not_now when it is not dead. */
export async function retryJob(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx.actor, 'job.administer')
  await ctx.write(async (tx) => {
    const job = await tx.dialect
      .lockRow(tx.db.selectFrom('job').select(['id', 'state']).where('id', '=', id))
      .executeTakeFirst()
    if (job === undefined) throw new DomainError('not_found', 'errors.notFound')
    if (job.state !== 'dead') throw new DomainError('not_now', 'errors.jobNotDead')
    await tx.db
      .updateTable('job')
      .set({ state: 'queued', attempts: 0, run_at: tx.at, last_error: null })
      .where('id', '=', id)
      .execute()
    await audit(tx, { action: 'job.retry', subjectType: 'job', subjectId: id })
  })
}

async function markDone(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.platform.open.db
    .updateTable('job')
    .set({ state: 'done', finished_at: ctx.now(), locked_until: null, locked_by: null, last_error: null })
    .where('id', 'in', [...ids])
    .execute()
}

/** @returns whether it is done; a job that failed is queued again, or dead. */
async function runJob(ctx: Ctx, handlers: JobHandlers, job: JobTable): Promise<boolean> {
  const { db } = ctx.platform.open
  const name = job.name as JobName
  let succeeded = false
  const handler = handlers[name] as ((ctx: Ctx, payload: unknown) => Promise<unknown>) | undefined
  try {
    if (handler === undefined) throw new Error(`This version knows no job called ${job.name}.`)
    await handler(ctx, JSON.parse(job.payload))
    succeeded = true
  } catch (error) {
    const last = job.attempts >= job.max_attempts
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    ctx.log[last ? 'error' : 'warn'](
      { err: error, job: job.name, jobId: job.id, attempt: job.attempts },
      last ? 'a job failed for the last time' : 'a job failed and will be tried again',
    )
    await db
      .updateTable('job')
      .set({
        state: last ? 'dead' : 'queued',
        locked_until: null,
        locked_by: null,
        last_error: message.slice(0, 4_000),
        finished_at: last ? ctx.now() : null,
        run_at: plus(ctx.now(), { seconds: backOffSeconds(job.attempts) }),
      })
      .where('id', '=', job.id)
      .execute()
    if (last) await ctx.write((tx) => tx.record('job.failed', { jobId: job.id, name: job.name }))
  }
  const entry = jobs[name] as { everyMinutes?: number; maxAttempts: number } | undefined
  if (entry?.everyMinutes !== undefined) await queueNext(ctx, name, entry.everyMinutes, entry.maxAttempts)
  return succeeded
}

async function queueNext(ctx: Ctx, name: JobName, everyMinutes: number, maxAttempts: number): Promise<void> {
  await ctx.platform.open.db
    .insertInto('job')
    .values({
      id: newId('job'),
      name,
      payload: '{}',
      state: 'queued',
      attempts: 0,
      max_attempts: maxAttempts,
      run_at: plus(ctx.now(), { minutes: everyMinutes }),
      created_at: ctx.now(),
      locked_until: null,
      locked_by: null,
      last_error: null,
      finished_at: null,
      dedupe_key: `${name}:rhythm`,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute()
}
