import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql, type Kysely } from 'kysely'
import { makeBackup } from './backup/make-backup.ts'
import { checksumsBeforeFormatting } from './checksums-before-formatting.ts'
import type { Ddl, OpenDatabase } from './dialects/dialect.ts'
import { migrationNames } from './migration-names.ts'

export type Migration = { name: string; checksum: string; up(db: Kysely<unknown>, ddl: Ddl): Promise<void> }

/** A migration that was applied has changed since, or is gone: the database and the code do not belong together. */
class MigrationProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MigrationProblem'
  }
}

/**
 * Applies what is missing, each migration in a transaction of its own together with its row, so a process killed at any
 * point leaves a consistent database, and the next start continues. A second process waits and finds nothing left to
 * do. On SQLite a file that holds data is backed up first.
 * @returns the names applied now.
 * @throws MigrationProblem when an applied migration was changed.
 */
export async function migrate(
  open: OpenDatabase,
  folder: string,
  options: { backupDir: string | null; now: string },
): Promise<string[]> {
  // Under the lock, because two processes creating the same table at once fail on PostgreSQL.
  await open.dialect.withMigrationLock(open.db, (tx) =>
    sql`create table if not exists migration (name text primary key, checksum text not null, applied_at text not null)`.execute(
      tx,
    ),
  )
  const migrations = await load(folder)
  const applied = await open.db.selectFrom('migration').selectAll().execute()
  refuseChanges(migrations, applied)
  const missing = migrations.filter((m) => !applied.some((row) => row.name === m.name))
  if (missing.length === 0) return []
  if (open.dialect.name === 'sqlite' && applied.length > 0 && options.backupDir !== null) {
    const file = path.join(options.backupDir, `before-${missing[0]?.name}-${options.now.replaceAll(':', '')}.db`)
    // The database alone: migrations don't touch pictures.
    await makeBackup(open, { file, at: options.now, stagePictures: null })
  }
  const done: string[] = []
  for (const migration of missing) {
    const ran = await open.dialect.withMigrationLock(open.db, async (tx) => {
      const present = await tx
        .selectFrom('migration')
        .select('name')
        .where('name', '=', migration.name)
        .executeTakeFirst()
      if (present !== undefined) return false
      await migration.up(tx as unknown as Kysely<unknown>, open.dialect.ddl)
      await tx
        .insertInto('migration')
        .values({ name: migration.name, checksum: migration.checksum, applied_at: options.now })
        .execute()
      return true
    })
    if (ran) done.push(migration.name)
  }
  return done
}

/** Names that this version knows and the database lacks; all of them when it was never migrated. */
export async function pendingMigrations(open: OpenDatabase, names: string[]): Promise<string[]> {
  try {
    const applied = await open.reader.selectFrom('migration').select('name').execute()
    return names.filter((name) => !applied.some((row) => row.name === name))
  } catch (error) {
    if (open.dialect.isOffline(error)) throw error
    return names
  }
}

async function load(folder: string): Promise<Migration[]> {
  return Promise.all(
    migrationNames(folder).map(async (name) => {
      const file = path.join(folder, `${name}.ts`)
      const module = (await import(pathToFileURL(file).href)) as { up: Migration['up'] }
      return { name, up: module.up, checksum: createHash('sha256').update(readFileSync(file)).digest('hex') }
    }),
  )
}

function refuseChanges(migrations: Migration[], applied: { name: string; checksum: string }[]): void {
  for (const row of applied) {
    const migration = migrations.find((m) => m.name === row.name)
    if (migration === undefined)
      throw new MigrationProblem(
        `The database has migration ${row.name}, which this version does not know. Install the version that made it, or restore a backup.`,
      )
    if (migration.checksum !== row.checksum && checksumsBeforeFormatting[row.name] !== row.checksum)
      throw new MigrationProblem(
        `Migration ${row.name} was changed after it was applied. Restore the file, or write a new migration.`,
      )
  }
}
