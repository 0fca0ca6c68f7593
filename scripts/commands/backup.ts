import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Platform } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { keyOf, uploadsFolder } from '#app/core/file-store.server.ts'
import { allUploads } from '#app/domain/uploads/queries.server.ts'
import { openSqliteFile, sqliteFile } from '#db/dialects/sqlite.ts'
import type { Register } from '#scripts/dangol.ts'

/** What people can mend, as one line. */
class BackupProblem extends Error {
  readonly code = 'EBACKUP'
}

export const register: Register = (program, open) => {
  program
    .command('backup <file>')
    .description(
      'copy the SQLite database to a file while the site runs, its pictures to <file>.uploads, and check both',
    )
    .action(async (file: string) => {
      const target = path.resolve(file)
      if (existsSync(target)) throw new BackupProblem(`${target} exists already; a backup never overwrites.`)
      const app = await open()
      refusePostgres(app.platform.env.DATABASE_URL)
      mkdirSync(path.dirname(target), { recursive: true })
      const half = `${target}.part`
      await app.platform.open.backup(half)
      const problems = openSqliteFile(half).problems()
      if (problems.length > 0) throw new BackupProblem(`The copy is damaged: ${problems.join('; ')}`)
      const pictures = await copyPictures(app.platform, `${target}.uploads`)
      renameSync(half, target)
      process.stdout.write(`${target}\n`)
      if (pictures > 0) process.stdout.write(`${target}.uploads: ${pictures} pictures\n`)
    })

  program
    .command('restore <file>')
    .description('put a backup, with its pictures, in the place of the SQLite database; stop the site first')
    .option('--yes', 'replace a database that exists; it is kept beside as dangol.db.before-restore')
    .action((file: string, options: { yes?: boolean }) => {
      const env = readEnv()
      refusePostgres(env.DATABASE_URL)
      const source = path.resolve(file)
      if (!existsSync(source)) throw new BackupProblem(`${source} does not exist.`)
      const problems = openSqliteFile(source).problems()
      if (problems.length > 0) throw new BackupProblem(`${source} is no whole database: ${problems.join('; ')}`)
      const target = path.join(env.dataDir, sqliteFile)
      mkdirSync(env.dataDir, { recursive: true })
      if (existsSync(target)) {
        if (options.yes !== true)
          throw new BackupProblem(
            `${target} exists. Stop the site and say --yes to replace it; the present one is kept beside it.`,
          )
        if (openSqliteFile(target).inUse()) throw new BackupProblem(`${target} is in use. Stop the site first.`)
        renameSync(target, `${target}.before-restore`)
        for (const rest of ['-wal', '-shm']) rmSync(target + rest, { force: true })
      }
      copyFileSync(source, `${target}.part`)
      renameSync(`${target}.part`, target)
      bringPicturesBack(`${source}.uploads`, path.join(env.dataDir, uploadsFolder))
      process.stdout.write(`${source} is now ${target}\n`)
    })
}

/**
 * Every picture the site knows, beside the copy of the database, each compared with the hash it was stored under. On an
 * object store too: a backup is whole by itself. @returns how many
 */
async function copyPictures({ files, open }: Platform, folder: string): Promise<number> {
  const known = await allUploads(open.reader)
  for (const { id, stored_sha256 } of known) {
    const bytes = await files.read(id)
    if (bytes === null) throw new BackupProblem(`The picture ${id} is missing in the store of uploads.`)
    if (createHash('sha256').update(bytes).digest('hex') !== stored_sha256)
      throw new BackupProblem(`The picture ${id} is not what was stored.`)
    const file = path.join(folder, keyOf(id))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes, { mode: 0o600 })
  }
  return known.length
}

/** Puts the pictures of a backup in the place of the present ones, which are kept beside. */
function bringPicturesBack(source: string, target: string): void {
  if (existsSync(target)) {
    rmSync(`${target}.before-restore`, { recursive: true, force: true })
    renameSync(target, `${target}.before-restore`)
  }
  if (existsSync(source)) cpSync(source, target, { recursive: true })
}

function refusePostgres(url: string): void {
  if (url !== '') throw new BackupProblem('On PostgreSQL use pg_dump -Fc and pg_restore; see the README.')
}
