import path from 'node:path'
import { migrate } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'

/** Creates every table of this version in an empty database. @param url null for SQLite in `dataDir` */
export async function prepareDatabase({ dataDir, url }: { dataDir: string; url: string | null }): Promise<void> {
  const open = openDatabase({ DATABASE_URL: url ?? '', DATABASE_POOL: 2, dataDir })
  try {
    await migrate(open, path.resolve(import.meta.dirname, '../../db/migrations'), { backupDir: null, now: new Date().toISOString() })
  } finally {
    await open.close()
  }
}
