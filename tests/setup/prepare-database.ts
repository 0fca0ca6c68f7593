import path from 'node:path'
import { migrate } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'

/**
 * An empty database as `dangol migrate` leaves it: every table, and the rows that every site needs. @param url null for
 * SQLite in `dataDir`
 */
export async function prepareDatabase({ dataDir, url }: { dataDir: string; url: string | null }): Promise<void> {
  const open = openDatabase({ DATABASE_URL: url ?? '', DATABASE_POOL: 2, dataDir })
  try {
    await migrate(open, path.resolve(import.meta.dirname, '../../db/migrations'), {
      backupDir: null,
      now: new Date().toISOString(),
    })
    await seedMinimal(open.db)
    // Tests fill in forms faster than people; those about it set the time themselves.
    await open.db
      .insertInto('setting')
      .values({ key: 'security.formSeconds', value: '0', changed_at: '2026-01-01T00:00:00.000Z', changed_by: null })
      .execute()
  } finally {
    await open.close()
  }
}
