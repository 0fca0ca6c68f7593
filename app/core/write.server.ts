import type { Insertable, Transaction } from 'kysely'
import type { EventPayload, EventType, RecordedEvent } from '#app/registry/events.ts'
import { jobs, type JobName, type JobPayload } from '#app/registry/jobs.ts'
import type { OpenDatabase } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'
import type { JobTable } from '#db/schema/operation.ts'
import type { Actor } from './actor.ts'
import { newId } from './ids.ts'
import type { Reading } from './reading.ts'
import type { SettingStore } from './settings.server.ts'
import { msOf, type Instant } from './time.ts'

/**
 * An open transaction. Only `ctx.write` makes one, so a function with a `Tx` parameter cannot run outside of it. It has
 * no network and no clock, because the work may run again: `at`, which `now()` returns too, is the one moment of this
 * write. `read` is `db`, for helpers that take a `Reading`.
 */
export type Tx = Reading & {
  db: Transaction<Database>
  at: Instant
  /** Adds an event to the log and runs its reactions before the commit. Returns the event's id. */
  record<T extends EventType>(type: T, payload: EventPayload<T>): Promise<string>
  /** Queues a job in the same commit. With `dedupe`, one waiting job per key at most. `runAt` null: immediately. */
  schedule<N extends JobName>(
    job: N,
    payload: JobPayload<N>,
    options?: { runAt?: Instant; dedupe?: string },
  ): Promise<void>
  /**
   * The same transaction with another actor and moment: an import writes hundreds of rows, each at its own time. A moment
   * that is still to come is now: a row with a wrong date must not stay above all others.
   */
  as(actor: Actor, at: Instant): Tx
}

export type LaterJob = { [N in JobName]: { job: N; payload: JobPayload<N>; dedupe?: string; runAt?: Instant } }[JobName]

/** What follows from an event: `now` runs inside the transaction, `later` becomes jobs of the same commit. */
export type Reaction<T extends EventType> = {
  now?: readonly ((tx: Tx, event: RecordedEvent<T>) => Promise<void>)[]
  later?: readonly ((event: RecordedEvent<T>) => LaterJob | null)[]
  /** Jobs that an import does not queue, because their subject happened long ago (`quiet` of the context). */
  laterUnlessQuiet?: readonly ((event: RecordedEvent<T>) => LaterJob | null)[]
}

export type Reactions = { [T in EventType]?: Reaction<T> }

type Parts = {
  open: OpenDatabase
  settings: SettingStore
  reactions: Reactions
  actor: Actor
  at: Instant
  quiet: boolean
  onCommit(events: readonly RecordedEvent[]): void
}

const maxAttempts = 6
const maxEventsOfReactions = 1_000

/** Runs `work` in one transaction with its reactions, again when the database says that another try can succeed. */
export async function runWrite<T>(parts: Parts, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, events } = await parts.open.db.transaction().execute((db) => withReactions(parts, db, work))
      parts.onCommit(events)
      return result
    } catch (error) {
      if (attempt >= maxAttempts || !parts.open.dialect.isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * (0.5 + Math.random())))
    }
  }
}

async function withReactions<T>(
  parts: Parts,
  db: Transaction<Database>,
  work: (tx: Tx) => Promise<T>,
): Promise<{ result: T; events: RecordedEvent[] }> {
  const recorded: { tx: Tx; event: RecordedEvent }[] = []
  const queued: Insertable<JobTable>[] = []
  function openTx(actor: Actor, at: Instant): Tx {
    const tx: Tx = {
      db,
      read: db,
      dialect: parts.open.dialect,
      at,
      now: () => at,
      actor,
      setting: (key) => parts.settings.get(key),
      as: (other, then) => openTx(other, then < parts.at ? then : parts.at),
      async record(type, payload) {
        const event = { id: newId('event', msOf(at)), type, at, actorId: actor.memberId, payload }
        await db
          .insertInto('event_log')
          .values({ id: event.id, type, at: event.at, actor_id: event.actorId, payload: JSON.stringify(payload) })
          .execute()
        recorded.push({ tx, event: event as unknown as RecordedEvent })
        return event.id
      },
      schedule(job, payload, { runAt, dedupe } = {}) {
        queued.push(jobRow(job, payload, at, runAt ?? at, dedupe ?? null))
        return Promise.resolve()
      },
    }
    return tx
  }
  const result = await work(openTx(parts.actor, parts.at))
  // A reaction may record further events, which are taken in turn.
  const most = recorded.length + maxEventsOfReactions
  for (let i = 0; i < recorded.length; i++) {
    if (i >= most)
      throw new Error(`More than ${maxEventsOfReactions} events from the reactions of one write: they form a loop.`)
    const next = recorded[i]
    if (next !== undefined) await react(parts, next.tx, next.event)
  }
  await insertJobs(db, queued)
  return { result, events: recorded.map(({ event }) => event) }
}

async function react(parts: Parts, tx: Tx, event: RecordedEvent): Promise<void> {
  const reaction = parts.reactions[event.type] as Reaction<EventType> | undefined
  if (reaction === undefined) return
  for (const act of reaction.now ?? []) await act(tx, event)
  const later = [...(reaction.later ?? []), ...(parts.quiet ? [] : (reaction.laterUnlessQuiet ?? []))]
  for (const plan of later) {
    const job = plan(event)
    if (job !== null) await scheduleLater(tx, job)
  }
}

function scheduleLater(tx: Tx, { job, payload, runAt, dedupe }: LaterJob): Promise<void> {
  return tx.schedule(job, payload as JobPayload<typeof job>, { runAt: runAt ?? tx.at, dedupe })
}

function jobRow(
  name: JobName,
  payload: unknown,
  at: Instant,
  runAt: Instant,
  dedupe: string | null,
): Insertable<JobTable> {
  return {
    id: newId('job'),
    name,
    payload: JSON.stringify(payload),
    run_at: runAt,
    state: 'queued',
    attempts: 0,
    max_attempts: jobs[name].maxAttempts,
    locked_until: null,
    locked_by: null,
    last_error: null,
    created_at: at,
    finished_at: null,
    dedupe_key: dedupe === null ? null : `${name}:${dedupe}`,
  }
}

/** All jobs of a write in one statement. Of two with one key the first is queued, here as with one that waits already. */
async function insertJobs(db: Transaction<Database>, rows: readonly Insertable<JobTable>[]): Promise<void> {
  // Rows of one statement: SQLite takes 32,766 values.
  for (let from = 0; from < rows.length; from += 1_000)
    await db
      .insertInto('job')
      .values(rows.slice(from, from + 1_000))
      .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
      .execute()
}
