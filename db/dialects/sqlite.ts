import { statSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { Kysely, sql, type RawBuilder, type SqlBool, type SqliteDatabase, type SqliteStatement } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/sqlite'
import { BackupProblem } from '#db/backup/backup-problem.ts'
import type { FileLock } from '#db/backup/file-lock.ts'
import { enterSite } from '#db/backup/site-lock.ts'
import { isTorn } from '#db/backup/sqlite-copy.ts'
import type { Database } from '#db/schema/index.ts'
import { claimDueJobs } from './claim-due-jobs.ts'
import type { Dialect, OpenDatabase } from './dialect.ts'
import { lockKeptCode, PatientSqliteDialect, type WaitOptions } from './sqlite-driver.ts'
import { sqliteFullText } from './sqlite-full-text.ts'

export const sqliteFile = 'dangol.db'

/** Opens (and creates) `dangol.db` in the folder. The only place that sets pragmas. */
export function openSqlite(dataDir: string, options: WaitOptions = {}): OpenDatabase {
  const site = enterSite(dataDir)
  const file = path.join(dataDir, sqliteFile)
  try {
    if (isTorn(file)) throw damaged(file)
    return openFile(file, site, options)
  } catch (error) {
    site.release()
    throw /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error)) ? damaged(file) : error
  }
}

function damaged(file: string): BackupProblem {
  return new BackupProblem(
    `${file} is damaged. Restore a backup with \`npx dangol restore FILE --yes\`; the damaged file is kept.`,
  )
}

function openFile(file: string, site: FileLock, options: WaitOptions): OpenDatabase {
  // A command beside a serving site leaves it the memory: both read mostly once.
  const { givesWay = false } = options
  const writing = new BetterSqlite(file)
  writing.pragma('busy_timeout = 5000')
  writing.pragma('journal_mode = WAL')
  writing.pragma('synchronous = FULL')
  writing.pragma('foreign_keys = ON')
  writing.pragma('trusted_schema = OFF')
  writing.pragma('cell_size_check = ON')
  // What is deleted is overwritten with zeros: an erased name is in no unused page, and so in no later backup.
  writing.pragma('secure_delete = ON')
  writing.pragma(`cache_size = -${givesWay ? 16_000 : 32_000}`)
  writing.pragma('temp_store = MEMORY')
  // Rows of an index that `analyze` looks at, at most: a large index takes no longer than a small one.
  writing.pragma('analysis_limit = 1000')
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
    signal: null,
    backup: async (target) => {
      // In one step from the second on: SQLite begins again whenever another process wrote between two steps, and on a
      // busy site that never ends. Writers don't wait for it, and neither does the copy for them.
      await writing.backup(target, { progress: () => 0x7fff_ffff })
    },
    close: async () => {
      await reader.destroy()
      // Kysely closes nothing that it has never used.
      reading.close()
      if (writing.open) {
        optimize(writing)
        writing.pragma('wal_checkpoint(TRUNCATE)')
      }
      await db.destroy()
      writing.close()
      site.release()
    },
  }
}

/** Updates the statistics of tables that changed much; left to the next close while another process writes. */
function optimize(connection: BetterSqlite.Database): void {
  try {
    connection.pragma('optimize')
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
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

const sqlite: Dialect = {
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
  async gatherStatistics(db) {
    await sql`analyze`.execute(db)
    // A connection reads the figures with the schema, and again only when that changes: all shall plan by the new ones.
    await sql`create table statistics_are_new (a integer)`.execute(db)
    await sql`drop table statistics_are_new`.execute(db)
  },
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
