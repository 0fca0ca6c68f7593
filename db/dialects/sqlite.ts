import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { Kysely, sql, type RawBuilder, type SqlBool, type SqliteDatabase, type SqliteStatement } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/sqlite'
import type { Database } from '#db/schema/index.ts'
import { claimDueJobs } from './claim-due-jobs.ts'
import type { Dialect, OpenDatabase } from './dialect.ts'
import { lockKeptCode, PatientSqliteDialect, type WaitOptions } from './sqlite-driver.ts'
import { sqliteFullText } from './sqlite-full-text.ts'

export const sqliteFile = 'dangol.db'

/** Opens (and creates) `dangol.db` in the folder. Every pragma of the product stands here, nowhere else. */
export function openSqlite(dataDir: string, options: WaitOptions = {}): OpenDatabase {
  // A command beside a serving site leaves it the memory: both read mostly once.
  const { givesWay = false } = options
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, sqliteFile)
  const writing = new BetterSqlite(file)
  writing.pragma('busy_timeout = 5000')
  writing.pragma('journal_mode = WAL')
  writing.pragma('synchronous = FULL')
  writing.pragma('foreign_keys = ON')
  writing.pragma('trusted_schema = OFF')
  writing.pragma('cell_size_check = ON')
  writing.pragma(`cache_size = -${givesWay ? 16_000 : 32_000}`)
  writing.pragma('temp_store = MEMORY')
  const reading = new BetterSqlite(file, { readonly: true })
  reading.pragma('busy_timeout = 5000')
  reading.pragma('trusted_schema = OFF')
  reading.pragma(`cache_size = -${givesWay ? 16_000 : 64_000}`)
  reading.pragma(`mmap_size = ${givesWay ? 0 : 268_435_456}`)
  // From here on nothing waits inside SQLite, which would stop the process: see the driver.
  for (const connection of [writing, reading]) connection.pragma('busy_timeout = 0')
  const db = new Kysely<Database>({ dialect: new PatientSqliteDialect({ database: remembering(writing) }, options) })
  const reader = new Kysely<Database>({
    dialect: new PatientSqliteDialect({ database: remembering(reading) }, options),
  })
  return {
    dialect: sqlite,
    db,
    reader,
    backup: async (target) => {
      await writing.backup(target)
    },
    close: async () => {
      await reader.destroy()
      if (writing.open) writing.pragma('wal_checkpoint(TRUNCATE)')
      await db.destroy()
    },
  }
}

/** Prepared statements are kept, because preparing costs more than most of our queries. The oldest goes at 1,000. */
function remembering(database: BetterSqlite.Database): SqliteDatabase {
  const statements = new Map<string, BetterSqlite.Statement<unknown[]>>()
  return {
    close: () => {
      statements.clear()
      database.close()
    },
    prepare: (text: string) => {
      const known = statements.get(text)
      if (known !== undefined && !known.busy) return known as SqliteStatement
      const statement = database.prepare<unknown[]>(text)
      if (statements.size >= 1_000) statements.delete(statements.keys().next().value ?? '')
      statements.set(text, statement)
      return statement as SqliteStatement
    },
  }
}

export const sqlite: Dialect = {
  name: 'sqlite',
  ddl: {
    id: 'text',
    time: 'text',
    flag: 'integer',
    json: 'text',
    amount: 'integer',
    serial: (column) => column.primaryKey().autoIncrement(),
    serialType: 'integer',
    async appendOnly(db, table) {
      for (const act of ['update', 'delete'] as const) {
        await sql
          .raw(
            `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
          )
          .execute(db)
      }
    },
    async whileOpen(db, table, work) {
      for (const act of ['update', 'delete']) await sql.raw(`drop trigger ${table}_no_${act}`).execute(db)
      await work()
      await this.appendOnly(db, table)
    },
    async refuseWhen(db, table, name, condition) {
      for (const act of ['insert', 'update'] as const) {
        await sql
          .raw(
            `create trigger ${table}_${name}_${act} before ${act} on ${table} when ${condition} begin select raise(abort, '${table}: ${name}'); end`,
          )
          .execute(db)
      }
    },
    async fullText(db) {
      await sql`create virtual table search_index using fts5(title, body, content='', contentless_delete=1, tokenize='unicode61', prefix='1')`.execute(
        db,
      )
      await sql`create virtual table search_terms using fts5vocab('search_index', 'row')`.execute(db)
    },
  },
  lockRow: (query) => query,
  lockNamed: () => Promise.resolve(),
  claimJobs: (db, options) => claimDueJobs(db, options, (due) => due),
  dateBucket(column, unit, offsetMinutes) {
    const shift = `${offsetMinutes >= 0 ? '+' : ''}${offsetMinutes} minutes`
    if (unit === 'month') return sql<string>`strftime('%Y-%m', ${column}, ${shift})`
    if (unit === 'day') return sql<string>`strftime('%Y-%m-%d', ${column}, ${shift})`
    // 'weekday 0' moves on to Sunday; six days back is the Monday of that week.
    return sql<string>`strftime('%Y-%m-%d', ${column}, ${shift}, 'weekday 0', '-6 days')`
  },
  daysAfter: (later, earlier, days) =>
    sql<SqlBool>`${later} >= strftime('%Y-%m-%dT%H:%M:%fZ', ${earlier}, ${`+${days} days`})`,
  caseFoldedLike: (column, pattern) => sql<boolean>`${column} like ${pattern} escape '\\'`,
  rowsAsText: (query) => jsonArrayFrom(query) as unknown as RawBuilder<string>,
  fullText: sqliteFullText,
  isUniqueViolation: (error) =>
    codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE' || codeOf(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY',
  isForeignKeyViolation: (error) => codeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY',
  // The driver has waited already.
  isRetryable: (error) => codeOf(error).startsWith('SQLITE_BUSY') && codeOf(error) !== lockKeptCode,
  isOffline: (error) =>
    codeOf(error) === lockKeptCode || /^SQLITE_(CANTOPEN|IOERR|FULL|READONLY|CORRUPT|NOTADB)/.test(codeOf(error)),
  // The transaction is immediate, so it is the lock.
  withMigrationLock: (db, work) => db.transaction().execute(work),
  async sizeBytes(db) {
    const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db)
    return rows[0] === undefined ? 0 : statSync(rows[0].file).size
  },
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** A database file looked at from outside, for backup and restore. */
export function openSqliteFile(file: string): { problems(): string[]; inUse(): boolean } {
  return {
    /** What SQLite's own check and the foreign keys say; empty for a whole database. */
    problems() {
      try {
        const database = new BetterSqlite(file, { readonly: true, fileMustExist: true })
        try {
          const checks = database.pragma('integrity_check') as { integrity_check: string }[]
          const lost = database.pragma('foreign_key_check') as { table: string }[]
          return [
            ...checks.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
            ...lost.map((row) => `${row.table} refers to a row that is gone`),
          ]
        } finally {
          database.close()
        }
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)]
      }
    },
    /** Whether another process has it open, told by its shared memory: the last one to close takes that away. */
    inUse() {
      return existsSync(`${file}-shm`) && existsSync(`${file}-wal`)
    },
  }
}
