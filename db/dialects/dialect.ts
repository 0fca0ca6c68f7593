import type { ColumnDefinitionBuilder, Expression, Kysely, RawBuilder, SelectQueryBuilder, SqlBool } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import type { JobTable } from '#db/schema/operation.ts'
import type { FullText } from './full-text.ts'

export type Db = Kysely<Database>

/** What a migration may say about columns; each word means the same JavaScript type in both dialects. */
export type Ddl = {
  /** `string` id or reference: text. */
  id: 'text'
  /** ISO-8601 UTC text with milliseconds; timestamptz on PostgreSQL, read back as the same text. */
  time: 'text' | 'timestamptz'
  /** 0 or 1. */
  flag: 'integer' | 'smallint'
  /** Text holding JSON. Text in both dialects, because jsonb reorders keys and hashes are taken over it. */
  json: 'text'
  /** Whole number that counts points or money: 64 bits. */
  amount: 'integer' | 'bigint'
  /** A growing whole-number primary key made by the database. */
  serial(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder
  /** Column type of `serial`. */
  serialType: 'integer' | 'bigserial'
  /** Triggers that refuse UPDATE and DELETE on the table. */
  appendOnly(db: Kysely<unknown>, table: string): Promise<void>
  /**
   * Lets a migration, and nothing else, fill a new column of an append-only table: its triggers rest while `work` runs.
   */
  whileOpen(db: Kysely<unknown>, table: string, work: () => Promise<void>): Promise<void>
  /**
   * A trigger that refuses an INSERT or UPDATE of a row for which `condition` holds; its columns are written
   * `new.<column>`.
   */
  refuseWhen(db: Kysely<unknown>, table: string, name: string, condition: string): Promise<void>
  /** Creates the full-text index `search_index` beside `search_document`, and what counts its tokens. */
  fullText(db: Kysely<unknown>): Promise<void>
}

/**
 * All that differs between SQLite and PostgreSQL. The two files beside this one fill it in the same order.
 */
export type Dialect = {
  name: 'sqlite' | 'postgres'
  ddl: Ddl
  /**
   * Locks the selected rows until the end of the transaction. PostgreSQL: `for update`. SQLite: nothing to do, a
   * writing transaction (begin immediate) is alone already.
   */
  lockRow<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>
  /**
   * Lets one transaction at a time past this point for that name, until it ends: for chains and counters without a row
   * to lock. PostgreSQL: an advisory lock. SQLite: nothing to do.
   */
  lockNamed(db: Db, name: string): Promise<void>
  /**
   * Takes up to `limit` due jobs for this worker: marks them running by `lockedBy` until `lockedUntil` and counts the
   * attempt. A job of one of the workers that are `gone` is due again immediately, any other after that. Two workers never
   * get the same job (PostgreSQL: skip locked). The dedupe key is freed, so that what happens from now on queues a new
   * job.
   */
  claimJobs(
    db: Db,
    options: { now: string; lockedUntil: string; lockedBy: string; gone: readonly string[]; limit: number },
  ): Promise<JobTable[]>
  /**
   * Text of the calendar day (2026-11-22), week (its Monday) or month (2026-11) of an instant, `offsetMinutes` ahead of
   * UTC.
   */
  dateBucket(column: Expression<string>, unit: 'day' | 'week' | 'month', offsetMinutes: number): RawBuilder<string>
  /** True when `later` is at least so many days of 24 hours after `earlier`. */
  daysAfter(later: Expression<string>, earlier: Expression<string>, days: number): RawBuilder<SqlBool>
  /** LIKE without case, for ASCII and Hangul alike; `%`, `_` and `\` in the text must be escaped with `\`. */
  caseFoldedLike(column: Expression<string>, pattern: string): RawBuilder<boolean>
  /**
   * The rows of a subquery as one text, a JSON list of objects in its order; '[]' for none. For what belongs to one row
   * and would cost a query of its own. Instants in it are spelled as each database likes: read them with `toInstant`.
   */
  rowsAsText<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): RawBuilder<string>
  /** The index behind search: documents in, ranked rows out. */
  fullText: FullText
  isUniqueViolation(error: unknown): boolean
  isForeignKeyViolation(error: unknown): boolean
  /** Busy, deadlock or serialisation failure: the same transaction can succeed when tried again. */
  isRetryable(error: unknown): boolean
  /** The database cannot be reached, or doesn't release its lock in time: pages and forms answer 503. */
  isOffline(error: unknown): boolean
  /**
   * Counts what the planner goes by: how many rows tables have and how their columns vary. Without that SQLite takes
   * the index that narrows least for as good as any other. By samples, so that a large table takes little time.
   */
  gatherStatistics(db: Db): Promise<void>
  /** Runs `work` while no other process migrates. */
  withMigrationLock<T>(db: Db, work: (tx: Kysely<Database>) => Promise<T>): Promise<T>
  /** Free space and size facts for `check` and `/readyz`: bytes of the database. */
  sizeBytes(db: Db): Promise<number>
}

/** How processes that share a database wake each other. */
export type Signal = {
  /** Wakes every listener, that of this process too. */
  send(): Promise<void>
  /**
   * Calls `heard` for every signal until the returned function is called, over a connection of its own. A connection that
   * breaks is opened again, and `heard` is called then too, because signals may have been missed.
   */
  listen(heard: () => void): () => Promise<void>
}

/** An open database: one handle that writes, one that only reads, and what differs. */
export type OpenDatabase = {
  dialect: Dialect
  /** Writes. On SQLite a single connection. */
  db: Db
  /** Reads outside transactions; never waits behind a write. */
  reader: Db
  /** null: the database has no such way (SQLite), and a process asks from time to time. */
  signal: Signal | null
  /** Copies the whole database to a file while it is in use. @throws on PostgreSQL, where pg_dump does it. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}
