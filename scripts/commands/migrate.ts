import path from 'node:path'
import type { App } from '#app/boot.server.ts'
import { migrationCopies } from '#app/core/backup-runs.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'
import type { Register } from '#scripts/dangol.ts'

export const migrationsDir = path.resolve(import.meta.dirname, '../../db/migrations')

export const register: Register = (program, open) => {
  program
    .command('migrate')
    .description('migrate the database to this version; safe to repeat and to interrupt')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const applied = await migrateApp(await open())
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ applied })}\n`
          : applied.length === 0
            ? 'The database is up to date.\n'
            : `${applied.map((name) => `applied ${name}`).join('\n')}\n`,
      )
    })
}

/** Applies what is missing and puts in the rows every site needs; on SQLite a copy goes to `backups` first. */
export async function migrateApp(app: App): Promise<string[]> {
  const { open, env, clock } = app.platform
  const applied = await migrate(open, migrationsDir, {
    backupDir: path.join(env.dataDir, migrationCopies),
    now: clock(),
  })
  await seedMinimal(open.db)
  return applied
}
