import { createRequire } from 'node:module'
import { Kysely, PostgresDialect, sql, type SqlBool } from 'kysely'
import type Pg from 'pg'
import type { Database } from '#db/schema/index.ts'
import { claimDueJobs } from './claim-due-jobs.ts'
import type { Dialect, OpenDatabase } from './dialect.ts'
import { isOutdatedPlan, nameStatements, openStatementNames } from './named-statements.ts'
import { postgresFullText } from './postgres-full-text.ts'
import { postgresSignal } from './postgres-signal.ts'

const require = createRequire(import.meta.url)

/** Opens a pool. `poolSize` connections at most; requests beyond it wait. */
export function openPostgres(url: string, poolSize: number): OpenDatabase {
  // Sites on SQLite never load the driver.
  const pg = require('pg') as typeof Pg
  // One JavaScript type per idea: instants are ISO text, whole numbers are numbers. The driver would give Date and text.
  const parsers = new Map<number, (text: string) => unknown>([
    [pg.types.builtins.TIMESTAMPTZ, instantOf],
    [pg.types.builtins.INT8, Number],
    [pg.types.builtins.NUMERIC, Number],
  ])
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  // A broken idle connection is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The same for one in use that the server ends between two statements: the next statement fails, not the process.
  const names = /[?&]named_statements=off(&|$)/.test(url) ? null : openStatementNames()
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    if (names !== null) nameStatements(client, names)
  })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return {
    dialect: postgres,
    db,
    reader: db,
    signal: postgresSignal(url, db),
    backup: () => Promise.reject(new Error('On PostgreSQL use pg_dump -Fc; see docs/operating.md.')),
    close: () => db.destroy(),
  }
}

/** `2026-11-22 09:30:00.5+00`: the way of a server whose clock is UTC, seven times quicker than by a date. */
function instantOf(text: string): string {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/.test(text)) return new Date(text).toISOString()
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`
}

const postgres: Dialect = {
  name: 'postgres',
  ddl: {
    id: 'text',
    time: 'timestamptz',
    flag: 'smallint',
    json: 'text',
    amount: 'bigint',
    serial: (column) => column.primaryKey(),
    serialType: 'bigserial',
    async appendOnly(db, table) {
      await sql
        .raw(
          `create or replace function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$`,
        )
        .execute(db)
      await sql
        .raw(
          `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
        )
        .execute(db)
    },
    async whileOpen(db, table, work) {
      await sql.raw(`alter table ${table} disable trigger ${table}_append_only`).execute(db)
      await work()
      await sql.raw(`alter table ${table} enable trigger ${table}_append_only`).execute(db)
    },
    async refuseWhen(db, table, name, condition) {
      await sql
        .raw(
          `create function ${table}_${name}() returns trigger language plpgsql as $$ begin raise exception '${table}: ${name}'; end $$`,
        )
        .execute(db)
      await sql
        .raw(
          `create trigger ${table}_${name} before insert or update on ${table} for each row when (${condition}) execute function ${table}_${name}()`,
        )
        .execute(db)
    },
    async fullText(db) {
      await sql`create table search_index (rowid bigint primary key, tokens tsvector not null, length integer not null)`.execute(
        db,
      )
      // Ranking reads every matching row: one that stays within its page is not fetched and unpacked again for each
      // term.
      await sql`alter table search_index set (toast_tuple_target = 8160)`.execute(db)
      await sql`create index search_index_tokens on search_index using gin (tokens)`.execute(db)
      await sql`create table search_token (token text collate "C" primary key, documents bigint not null) with (fillfactor = 70)`.execute(
        db,
      )
    },
  },
  lockRow: (query) => query.forUpdate(),
  async lockNamed(db, name) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 7268340521))`.execute(db)
  },
  claimJobs: (db, options) => claimDueJobs(db, options, (due) => due.forUpdate().skipLocked()),
  dateBucket(column, unit, offsetMinutes) {
    const shifted = sql`(${column}::timestamptz at time zone 'UTC' + make_interval(mins => ${offsetMinutes}::int))`
    if (unit === 'month') return sql<string>`to_char(${shifted}, 'YYYY-MM')`
    if (unit === 'day') return sql<string>`to_char(${shifted}, 'YYYY-MM-DD')`
    return sql<string>`to_char(date_trunc('week', ${shifted}), 'YYYY-MM-DD')`
  },
  daysAfter: (later, earlier, days) => sql<SqlBool>`${later} >= ${earlier} + make_interval(hours => 24 * ${days}::int)`,
  caseFoldedLike: (column, pattern) => sql<boolean>`${column} ilike ${pattern} escape '\\'`,
  rowsAsText: (query) => sql<string>`(select coalesce(json_agg(one), '[]')::text from ${query} as one)`,
  fullText: postgresFullText,
  isUniqueViolation: (error) => codeOf(error) === '23505',
  isForeignKeyViolation: (error) => codeOf(error) === '23503',
  isRetryable: (error) => ['40001', '40P01', '55P03'].includes(codeOf(error)) || isOutdatedPlan(error),
  isOffline: (error) =>
    /^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|57P0|08|53)/.test(codeOf(error)) ||
    (error instanceof Error &&
      /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(error.message)),
  async gatherStatistics(db) {
    await sql`analyze`.execute(db)
  },
  withMigrationLock: (db, work) =>
    db.transaction().execute(async (tx) => {
      // Any number known only to this product; held until the transaction ends, also when the process is killed.
      await sql`select pg_advisory_xact_lock(7268340521)`.execute(tx)
      // Filling a column of a large table takes longer than any statement of a page may.
      await sql`set local statement_timeout = 0`.execute(tx)
      return work(tx)
    }),
  async sizeBytes(db) {
    const { rows } = await sql<{ size: number }>`select pg_database_size(current_database())::bigint as size`.execute(
      db,
    )
    return rows[0]?.size ?? 0
  },
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
