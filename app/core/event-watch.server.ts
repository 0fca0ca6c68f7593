import type { RecordedEvent } from '#app/registry/events.ts'
import type { OpenDatabase } from '#db/dialects/dialect.ts'
import type { Log } from './log.server.ts'
import { toInstant } from './time.ts'

type Events = readonly RecordedEvent[]

/**
 * The events of all processes of a site, a moment after their commit: those of this process at once, those of others
 * when PostgreSQL signals them, on SQLite when the log is next looked at. Each comes once and roughly in order; after a burst of thousands some
 * come twice. Nothing is watched, and no connection is open, while there is no listener.
 */
export type EventWatch = {
  /** Called after every commit of this process. */
  tell(events: Events): void
  /**
   * Begins with the last events of the log, which may be older than the listener. @returns what ends it
   */
  watch(listener: (events: Events) => void): () => void
  close(): Promise<void>
}

/** At most one signal per process in this time: a burst of writes wakes the others once. */
const signalMs = 100
/** How often the log is looked at: where nothing signals, and beside signals, which a pooler may swallow. */
const askMs = { withoutSignal: 1_000, withSignal: 5_000 } as const
/** Numbers of PostgreSQL may become visible out of order: a slow transaction commits after a later number. */
const lookBack = 200
/** Events that a watch begins with. */
const history = 500
const mostSeen = 5_000
const perQuery = 1_000

export function openEventWatch({ reader, signal, dialect }: OpenDatabase, log: Pick<Log, 'warn'>): EventWatch {
  const listeners = new Set<(events: Events) => void>()
  const seen = new Set<string>()
  let highest: number | null = null
  let asking: Promise<void> | null = null
  let askAgain = false
  let stop: (() => Promise<void>) | null = null
  let signalTimer: NodeJS.Timeout | undefined

  function deliver(events: Events): void {
    const fresh = events.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    for (const id of seen) {
      if (seen.size <= mostSeen) break
      seen.delete(id)
    }
    if (fresh.length > 0) for (const listener of listeners) listener(fresh)
  }

  /** Reads the log on from where it was read to. One reading at a time; a signal during it causes another. */
  function ask(): void {
    if (asking !== null) {
      askAgain = true
      return
    }
    asking = read()
      .catch((error: unknown) => {
        if (!dialect.isOffline(error)) log.warn({ err: error }, 'the event log could not be read')
      })
      .finally(() => {
        asking = null
        if (!askAgain) return
        askAgain = false
        if (listeners.size > 0) ask()
      })
  }

  async function read(): Promise<void> {
    highest ??= await newest()
    for (;;) {
      const from: number = highest - (signal === null ? 0 : lookBack)
      const rows = await reader
        .selectFrom('event_log')
        .selectAll()
        .where('seq', '>', from)
        .orderBy('seq')
        .limit(perQuery)
        .execute()
      highest = Math.max(highest, Number(rows.at(-1)?.seq ?? 0))
      deliver(rows.map(toEvent))
      if (rows.length < perQuery) return
    }
  }

  async function newest(): Promise<number> {
    const row = await reader
      .selectFrom('event_log')
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst()
    return Math.max(0, Number(row?.seq ?? 0) - history)
  }

  function start(): void {
    highest = null
    seen.clear()
    const timer = setInterval(ask, signal === null ? askMs.withoutSignal : askMs.withSignal)
    const unlisten = signal?.listen(ask)
    ask()
    stop = async () => {
      clearInterval(timer)
      await unlisten?.()
      await asking
    }
  }

  async function send(): Promise<void> {
    clearTimeout(signalTimer)
    signalTimer = undefined
    await signal?.send().catch((error: unknown) => log.warn({ err: error }, 'other processes were not signalled'))
  }

  async function end(): Promise<void> {
    const ending = stop
    stop = null
    await ending?.()
  }

  return {
    tell(events) {
      if (events.length === 0) return
      if (signal !== null) signalTimer ??= setTimeout(() => void send(), signalMs)
      if (listeners.size > 0) deliver(events)
    },
    watch(listener) {
      listeners.add(listener)
      if (stop === null) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) void end()
      }
    },
    async close() {
      // A command writes and is over: others hear of it at once nevertheless.
      if (signalTimer !== undefined) await send()
      listeners.clear()
      await end()
    },
  }
}

function toEvent(row: {
  id: string
  type: string
  at: string
  actor_id: string | null
  payload: string
}): RecordedEvent {
  return {
    id: row.id,
    type: row.type,
    at: toInstant(row.at),
    actorId: row.actor_id,
    payload: JSON.parse(row.payload) as unknown,
  } as RecordedEvent
}
