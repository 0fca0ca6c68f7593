// On both databases: the dialects differ here.
import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { checksumsBeforeFormatting } from '#db/checksums-before-formatting.ts'
import { migrate, pendingMigrations } from '#db/migrate.server.ts'
import { migrationNames } from '#db/migration-names.ts'
import { openDatabase } from '#db/open.server.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'
import { freshDatabase, testDialect } from '#tests/setup/database.ts'
import { testApp } from '#tests/setup/test-app.ts'

const run = promisify(execFile)
const child = path.resolve('tests/fixtures/migrate-once.ts')

/** A database without any table of ours, and a folder with two migrations that the test may change. */
async function emptyDatabase() {
  const { url, dataDir, remove } = await freshDatabase()
  const open = openDatabase({ DATABASE_URL: url ?? '', DATABASE_POOL: 3, dataDir: `${dataDir}/empty` })
  // PostgreSQL: the prepared database has the product's tables; a schema of its own is as good as a new database.
  if (url !== null) {
    await sql`drop schema public cascade`.execute(open.db)
    await sql`create schema public`.execute(open.db)
  }
  const folder = `${dataDir}/migrations`
  cpSync('tests/fixtures/migrations', folder, { recursive: true })
  onTestFinished(async () => {
    await open.close()
    await remove()
  })
  const migrateInProcess = (env: Record<string, string> = {}) =>
    run(process.execPath, [child, folder, `${dataDir}/empty`, url ?? ''], { env: { ...process.env, ...env } }).then(
      ({ stdout }) => JSON.parse(stdout) as string[],
      (error: { signal: string }) => error.signal,
    )
  return {
    open,
    folder,
    dataDir,
    migrateInProcess,
    options: { backupDir: `${dataDir}/empty/backups`, now: '2026-11-22T09:00:00.000Z' },
  }
}

test('a process killed in the middle of a migration leaves a whole database, and the next start goes on', async () => {
  const { open, migrateInProcess } = await emptyDatabase()
  expect(await migrateInProcess({ DIE_IN_MIGRATION: '1' })).toBe('SIGKILL')
  expect(await pendingMigrations(open, ['01-one', '02-two'])).toEqual(['02-two'])
  expect(await migrateInProcess()).toEqual(['02-two'])
  await sql`insert into one (id, name) values ('1', 'a')`.execute(open.db)
  expect(await pendingMigrations(open, ['01-one', '02-two'])).toEqual([])
})

test('two processes migrate at once: each migration is applied once', async () => {
  const { migrateInProcess } = await emptyDatabase()
  const applied = await Promise.all([migrateInProcess(), migrateInProcess(), migrateInProcess()])
  expect(applied.flat().sort()).toEqual(['01-one', '02-two'])
})

test('a migration that was changed after it was applied is refused', async () => {
  const { open, folder, options } = await emptyDatabase()
  await migrate(open, folder, options)
  appendFileSync(`${folder}/01-one.ts`, '\n// changed\n')
  await expect(migrate(open, folder, options)).rejects.toThrow(/01-one was changed/)
})

test('a database that was migrated before the migrations were formatted anew belongs to this version', async () => {
  const { app } = await testApp()
  const { open, env } = app.platform
  const names = Object.keys(checksumsBeforeFormatting)
  expect(migrationNames('db/migrations')).toEqual(expect.arrayContaining(names))
  for (const [name, checksum] of Object.entries(checksumsBeforeFormatting))
    await open.db.updateTable('migration').set({ checksum }).where('name', '=', name).execute()
  const options = { backupDir: env.dataDir, now: '2026-11-29T09:00:00.000Z' }
  expect(await migrate(open, path.resolve('db/migrations'), options)).toEqual([])
})

test('a database of a later version is refused', async () => {
  const { open, folder, options } = await emptyDatabase()
  await migrate(open, folder, options)
  rmSync(`${folder}/02-two.ts`)
  await expect(migrate(open, folder, options)).rejects.toThrow(/does not know/)
})

test('an SQLite file that holds data is copied before it is migrated; a PostgreSQL server is left to pg_dump', async () => {
  const { open, folder, options } = await emptyDatabase()
  cpSync(`${folder}/02-two.ts`, `${folder}/../two.ts`)
  rmSync(`${folder}/02-two.ts`)
  await migrate(open, folder, options)
  cpSync(`${folder}/../two.ts`, `${folder}/02-two.ts`)
  await migrate(open, folder, options)
  const copies = existsSync(options.backupDir) ? readdirSync(options.backupDir) : []
  const name = 'before-02-two-2026-11-22T090000.000Z.db'
  expect(copies.sort()).toEqual(testDialect() === 'sqlite' ? [name, `${name}.manifest.json`] : [])
})

test('the prepared database has every migration, and the minimal rows can be put in again and again', async () => {
  const { app } = await testApp()
  expect(await pendingMigrations(app.platform.open, migrationNames('db/migrations'))).toEqual([])
  await seedMinimal(app.platform.open.db)
  await seedMinimal(app.platform.open.db)
  expect(await app.platform.open.db.selectFrom('category').select('slug').execute()).toEqual([{ slug: 'general' }])
})
