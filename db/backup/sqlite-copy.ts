import { closeSync, openSync, readSync, statSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'

export type AppliedMigration = { name: string; checksum: string }

/** What a copy of the database holds. */
export type CopyContents = {
  /** In the order of their names; empty: this is no database of the product. */
  migrations: AppliedMigration[]
  /** When the first migration was applied: it tells the databases of two sites apart. */
  siteSince: string | null
  /** Rows of every table; those of the search index are left out, because they can be rebuilt. */
  counts: Record<string, number>
  pictures: { id: string; sha256: string }[]
}

/**
 * Makes a copy a file of its own, without `-wal` and `-shm` beside it now and when it is opened later, and takes in
 * what a `-wal` beside it holds.
 * @returns what SQLite's own check and the foreign keys say; empty for a whole database
 */
export function closeCopy(file: string): string[] {
  return reading(file, {}, (database) => {
    database.pragma('journal_mode = delete')
    const checks = database.pragma('integrity_check') as { integrity_check: string }[]
    const lost = database.pragma('foreign_key_check') as { table: string }[]
    return [
      ...checks.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...lost.map((row) => `${row.table} refers to a row that is gone`),
    ]
  })
}

/** What a copy holds that went through `closeCopy` without a problem. */
export function contentsOf(file: string): CopyContents {
  return reading(file, { readonly: true }, (database) => {
    const tables = (database.pragma('table_list') as { schema: string; name: string; type: string }[])
      .filter(({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'))
      .map(({ name }) => name)
      .sort()
    const count = (table: string): number =>
      database
        .prepare<[], number>(`select count(*) from "${table.replaceAll('"', '""')}"`)
        .pluck()
        .get() ?? 0
    return {
      siteSince: hasColumns(database, 'migration', ['applied_at'])
        ? (database.prepare<[], string | null>('select min(applied_at) from migration').pluck().get() ?? null)
        : null,
      migrations: hasColumns(database, 'migration', ['name', 'checksum'])
        ? database.prepare<[], AppliedMigration>('select name, checksum from migration order by name').all()
        : [],
      counts: Object.fromEntries(tables.map((table) => [table, count(table)])),
      pictures: hasColumns(database, 'upload', ['id', 'stored_sha256'])
        ? database
            .prepare<[], { id: string; sha256: string }>('select id, stored_sha256 as sha256 from upload order by id')
            .all()
        : [],
    }
  })
}

/**
 * Takes what the `-wal` of a database holds into its file. It works only while no other program has the database open,
 * ours or another one, and after a crash too.
 * @returns `inUse`; `damaged`: SQLite can't read it, and nothing was changed
 */
export function closeDatabase(file: string): 'closed' | 'inUse' | 'damaged' {
  if (isTorn(file)) return 'damaged'
  try {
    const database = new BetterSqlite(file, { timeout: 0, fileMustExist: true })
    try {
      database.pragma('journal_mode = delete')
      return 'closed'
    } finally {
      database.close()
    }
  } catch (error) {
    if (!(error instanceof BetterSqlite.SqliteError)) throw error
    if (error.code.startsWith('SQLITE_BUSY')) return 'inUse'
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) return 'damaged'
    throw error
  }
}

/**
 * Whether the first bytes of the file are not those of an SQLite database. Opened anyway, SQLite takes a file
 * that was cut to nothing for a new one, and deletes the `-wal` that may hold the only copy of what was committed.
 */
export function isTorn(file: string): boolean {
  const size = (name: string): number => statSync(name, { throwIfNoEntry: false })?.size ?? 0
  if (size(file) === 0) return size(`${file}-wal`) > 0
  const start = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, start)
  } finally {
    closeSync(handle)
  }
  return start.toString('latin1') !== 'SQLite format 3\0'
}

function hasColumns(database: BetterSqlite.Database, table: string, columns: readonly string[]): boolean {
  const present = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  return columns.every((column) => present.includes(column))
}

function reading<T>(file: string, options: BetterSqlite.Options, work: (database: BetterSqlite.Database) => T): T {
  const database = new BetterSqlite(file, { ...options, fileMustExist: true })
  try {
    database.pragma('trusted_schema = OFF')
    return work(database)
  } finally {
    database.close()
  }
}
