import path from 'node:path'
import { deleteOldBackups } from '#db/backup/delete-old-backups.ts'
import type { Ctx } from './context.server.ts'
import { isFirstToday } from './daily-notice.server.ts'
import { newId } from './ids.ts'
import { msOf, plus } from './time.ts'

/** Folder below DATA_DIR with the copies that are made before migrations. */
export const migrationCopies = 'backups'

/** Keeps what became of a backup. Records `backup.failed` for the first that fails on a day. */
export async function recordBackup(ctx: Ctx, { good }: { good: boolean }): Promise<void> {
  await ctx.write(async (tx) => {
    const backupId = newId('backupRun', msOf(tx.at))
    await tx.db
      .insertInto('backup_run')
      .values({ id: backupId, at: tx.at, good: good ? 1 : 0 })
      .execute()
    if (!good && (await isFirstToday(tx, 'backup-failed'))) await tx.record('backup.failed', { backupId })
  })
}

/**
 * Records `backup.missed` once a day while the last good backup is older than `site.backupDays`. A site whose backups
 * are made without the product (pg_dump, copies of the disk) has none here, and hears nothing.
 */
export async function checkBackups(ctx: Ctx): Promise<void> {
  const days = ctx.setting('site.backupDays')
  const last = await ctx.read
    .selectFrom('backup_run')
    .select(['id', 'at'])
    .where('good', '=', 1)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined || last.at >= plus(ctx.now(), { days: -days })) return
  await ctx.write(async (tx) => {
    if (await isFirstToday(tx, 'backup-missed')) await tx.record('backup.missed', { backupId: last.id, days })
  })
}

/**
 * Deletes backups of this site from a folder that are older than `retention.backupDays`; the newest one stays.
 * @returns the files that are gone
 * @throws BackupProblem when some can't be deleted
 */
export async function deleteOldBackupsIn(ctx: Ctx, folder: string): Promise<string[]> {
  const { since } = await ctx.read
    .selectFrom('migration')
    .select((eb) => eb.fn.min('applied_at').as('since'))
    .executeTakeFirstOrThrow()
  const before = plus(ctx.now(), { days: -ctx.setting('retention.backupDays') })
  return deleteOldBackups(folder, { siteSince: since, before })
}

/** The same for the copies that SQLite databases get before a migration. */
export async function deleteOldMigrationCopies(ctx: Ctx): Promise<string[]> {
  return deleteOldBackupsIn(ctx, path.join(ctx.platform.env.dataDir, migrationCopies))
}
