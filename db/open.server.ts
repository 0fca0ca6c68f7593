import type { OpenDatabase } from './dialects/dialect.ts'
import { openPostgres } from './dialects/postgres.ts'
import { openSqlite } from './dialects/sqlite.ts'

/**
 * Opens the database that the environment names: PostgreSQL for a `postgres://` address, else SQLite in the data
 * folder. @param options.givesWay for long work beside a serving site: it lets others write in between
 */
export function openDatabase(
  env: { DATABASE_URL: string; DATABASE_POOL: number; dataDir: string },
  options: { givesWay?: boolean } = {},
): OpenDatabase {
  return env.DATABASE_URL === '' ? openSqlite(env.dataDir, options) : openPostgres(env.DATABASE_URL, env.DATABASE_POOL)
}
