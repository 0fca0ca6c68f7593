import path from 'node:path'
import { deleteOldBackupsIn, recordBackup } from '#app/core/backup-runs.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { openFileStore } from '#app/core/file-store.server.ts'
import { systemClock } from '#app/core/time.ts'
import { BackupProblem } from '#db/backup/backup-problem.ts'
import { sqliteFile } from '#db/dialects/sqlite.ts'
import { backUpSite } from '#scripts/backup/back-up-site.ts'
import { restoreSite } from '#scripts/backup/restore-site.ts'
import type { Register } from '#scripts/dangol.ts'
import { migrationsDir } from './migrate.ts'

type RestoreOptions = { yes?: boolean; withoutManifest?: boolean; acceptMissingPictures?: boolean }

export const register: Register = (program, open) => {
  program
    .command('backup <file>')
    .description(
      'back up the SQLite database to <file> while the site runs, its pictures to <file>.uploads and a manifest to <file>.manifest.json, verify them, and delete backups of this site in the same folder that are older than retention.backupDays',
    )
    .option('--accept-missing-pictures', 'continue although pictures are missing')
    .action(async (file: string, options: { acceptMissingPictures?: boolean }) => {
      refusePostgres(readEnv().DATABASE_URL)
      const { platform, context } = await open()
      const target = path.resolve(file)
      const made = backUpSite(platform, {
        file: target,
        at: platform.clock(),
        acceptMissing: options.acceptMissingPictures === true,
      })
      const good = await made.then(
        () => true,
        () => false,
      )
      // What became of the backup matters more than that this could not be kept.
      await recordBackup(context(), { good }).catch((error: unknown) => {
        process.stderr.write(`The outcome of the backup could not be kept in the database: ${String(error)}\n`)
      })
      const { pictures, missing } = await made
      process.stdout.write(`${target}\n`)
      if (pictures > 0) process.stdout.write(`${target}.uploads: ${pictures} pictures\n`)
      process.stdout.write(missingText(missing))
      for (const old of await deleteOldBackupsIn(context(), path.dirname(target)))
        process.stdout.write(`deleted ${old}\n`)
    })

  program
    .command('restore <file>')
    .description('replace the SQLite database and pictures with a backup; stop the site first')
    .option('--yes', 'replace an existing database, which is kept in DATA_DIR/before-restore-<time>')
    .option('--without-manifest', 'accept a database without a manifest: from an earlier version, or kept by a restore')
    .option('--accept-missing-pictures', 'restore although pictures are missing or damaged')
    .action(async (file: string, options: RestoreOptions) => {
      const env = readEnv()
      refusePostgres(env.DATABASE_URL)
      const source = path.resolve(file)
      const { kept, applied, pictures, missing } = await restoreSite({
        file: source,
        dataDir: env.dataDir,
        objectStore: env.UPLOADS_S3 === null ? null : openFileStore(env),
        migrationsDir,
        at: systemClock(0)(),
        replace: options.yes === true,
        withoutManifest: options.withoutManifest === true,
        acceptMissing: options.acceptMissingPictures === true,
      })
      process.stdout.write(`${source} is now ${path.join(env.dataDir, sqliteFile)}, with ${pictures} pictures\n`)
      for (const name of applied) process.stdout.write(`applied ${name}\n`)
      process.stdout.write(missingText(missing))
      if (kept !== null)
        process.stdout.write(
          `The former state is kept in ${kept}. To go back to it: npx dangol restore ${path.join(kept, sqliteFile)} --without-manifest --yes\n`,
        )
    })
}

function missingText(missing: readonly string[]): string {
  if (missing.length === 0) return ''
  return `${missing.length} pictures that the database knows are not in it: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}\n`
}

function refusePostgres(url: string): void {
  if (url !== '')
    throw new BackupProblem(
      'On PostgreSQL use pg_dump -Fc and pg_restore, and copy the pictures after the dump; docs/operating.md has the commands.',
    )
}
