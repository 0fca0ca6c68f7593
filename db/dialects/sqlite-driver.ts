import { setTimeout as pause } from 'node:timers/promises'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  type SqliteDialectConfig,
} from 'kysely'

/** How long a statement waits for another program to release the database, its place in our own queue included. */
export const lockWaitMs = 10_000

/** Short, so that the gap that `givesWay` leaves is met; a try that fails costs some microseconds. */
const longestPauseMs = 5

/** After holding the lock for this long in total, a process that gives way leaves it free for `restMs`. */
const heldBeforeRestMs = 50
const restMs = 15

export type WaitOptions = {
  /** `lockWaitMs` when not given. */
  waitMs?: number
  /** For long work beside a serving site: leaves the write lock free for a moment after each 50 ms of holding it. */
  givesWay?: boolean
}

/** Another program kept the database locked for longer than a statement waits. Nothing of the write was done. */
class LockKept extends Error {
  readonly code = lockKeptCode
  constructor(waitMs: number) {
    super(
      `Another program has kept the database locked for ${Math.round(waitMs / 1_000)} seconds. Nothing was written.`,
    )
    this.name = 'LockKept'
  }
}

/** SQLite's own name for a lock that was waited for in vain. */
export const lockKeptCode = 'SQLITE_BUSY_TIMEOUT'

/**
 * Kysely over SQLite without any wait inside SQLite: with `busy_timeout` above 0 a statement that finds the database
 * locked holds up the whole process, every reader and `/healthz` with it. Here it is tried again from timers. The
 * connection must have `busy_timeout = 0`.
 */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #options: WaitOptions
  constructor(config: SqliteDialectConfig, options: WaitOptions = {}) {
    super(config)
    this.#config = config
    this.#options = options
  }
  override createDriver(): Driver {
    return new PatientDriver(this.#config, this.#options)
  }
  override createAdapter(): DialectAdapter {
    return new QueuedBelow()
  }
}

/** Kysely's own queue for the one connection does not know how long a caller has waited; the driver's does. */
class QueuedBelow extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class PatientDriver extends SqliteDriver {
  readonly #waitMs: number
  readonly #givesWay: boolean
  #last: Promise<void> = Promise.resolve()
  #heldMs = 0
  constructor(config: SqliteDialectConfig, { waitMs = lockWaitMs, givesWay = false }: WaitOptions) {
    super(config)
    this.#waitMs = waitMs
    this.#givesWay = givesWay
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const askedAt = performance.now()
    const before = this.#last
    let release = (): void => undefined
    this.#last = new Promise((resolve) => (release = resolve))
    await before
    return new PatientConnection(await super.acquireConnection(), this.#waitMs, askedAt, release)
  }

  /**
   * A plain `begin` takes the write lock only at the first write; a read-then-write transaction then fails immediately as
   * busy when another process wrote in between (37 of 400 were lost). `begin immediate` waits for its turn instead.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#givesWay && this.#heldMs >= heldBeforeRestMs) {
      this.#heldMs = 0
      await pause(restMs)
    }
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    if (connection instanceof PatientConnection) connection.begunAt = performance.now()
  }

  override async releaseConnection(connection?: DatabaseConnection): Promise<void> {
    if (!(connection instanceof PatientConnection)) return
    if (connection.begunAt !== null) this.#heldMs += performance.now() - connection.begunAt
    connection.release()
    return Promise.resolve()
  }
}

/** One holding of the one connection. */
class PatientConnection implements DatabaseConnection {
  /** When its transaction took the lock; null: there was none. */
  begunAt: number | null = null
  readonly release: () => void
  readonly #connection: DatabaseConnection
  readonly #waitMs: number
  readonly #askedAt: number
  constructor(connection: DatabaseConnection, waitMs: number, askedAt: number, release: () => void) {
    this.#connection = connection
    this.#waitMs = waitMs
    this.#askedAt = askedAt
    this.release = release
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    for (let pauseMs = 1; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        return await this.#connection.executeQuery<Row>(query)
      } catch (error) {
        if (!isLocked(error)) throw error
        if (performance.now() - this.#askedAt > this.#waitMs) throw new LockKept(this.#waitMs)
      }
      await pause(pauseMs)
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize)
  }
}

/** Locked by another connection, a database that is being recovered included. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}
