import type { OpenDatabase } from './dialects/dialect.ts'
import { openPostgres } from './dialects/postgres.ts'
import { openSqlite } from './dialects/sqlite.ts'

/**
 * Opens the database that the environment names: PostgreSQL for a `postgres://` address, else SQLite in the data
 * folder.
 */
export function openDatabase(env: { DATABASE_URL: string; DATABASE_POOL: number; dataDir: string }): OpenDatabase {
  return env.DATABASE_URL === '' ? openSqlite(env.dataDir) : openPostgres(env.DATABASE_URL, env.DATABASE_POOL)
}
