import BetterSqlite from 'better-sqlite3'

export type FileLock = { release(): void }

/**
 * Locks an otherwise empty file: `shared` with other shared holders, `alone` against every other. Node offers no lock
 * of the operating system, and a file with a process id in it is wrong after a crash and inside containers; the lock that
 * SQLite puts on a database file ends with its process, also on `kill -9`.
 * @param waitMs how long to wait for the others; blocks the thread
 * @returns null: others hold it
 */
export function lockFile(file: string, mode: 'shared' | 'alone', waitMs = 0): FileLock | null {
  const lock = new BetterSqlite(file, { timeout: waitMs })
  try {
    lock.pragma('journal_mode = off')
    lock.exec(mode === 'alone' ? 'begin exclusive' : 'begin')
    // A transaction takes the shared lock at its first read.
    lock.prepare('select count(*) from sqlite_master').get()
    return { release: () => lock.close() }
  } catch (error) {
    lock.close()
    if (error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
