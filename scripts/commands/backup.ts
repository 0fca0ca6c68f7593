import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openSqliteFile, sqliteFile } from '#db/dialects/sqlite.ts'
import { readEnv } from '#app/core/env.server.ts'
import type { Register } from '../dangol.ts'

/** What people can mend, as one line. */
class BackupProblem extends Error {
  readonly code = 'EBACKUP'
}

export const register: Register = (program, open) => {
  program
    .command('backup <file>')
    .description('copy the SQLite database to a file while the site runs, and check the copy')
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
      renameSync(half, target)
      process.stdout.write(`${target}\n`)
    })

  program
    .command('restore <file>')
    .description('put a backup in the place of the SQLite database; stop the site first')
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
        if (options.yes !== true) throw new BackupProblem(`${target} exists. Stop the site and say --yes to replace it; the present one is kept beside it.`)
        if (openSqliteFile(target).inUse()) throw new BackupProblem(`${target} is in use. Stop the site first.`)
        renameSync(target, `${target}.before-restore`)
        for (const rest of ['-wal', '-shm']) rmSync(target + rest, { force: true })
      }
      copyFileSync(source, `${target}.part`)
      renameSync(`${target}.part`, target)
      process.stdout.write(`${source} is now ${target}\n`)
    })
}

function refusePostgres(url: string): void {
  if (url !== '') throw new BackupProblem('On PostgreSQL use pg_dump -Fc and pg_restore; see the README.')
}
