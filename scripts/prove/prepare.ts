import path from 'node:path'
import { migrate } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'
import type { Place } from './open-clocked-app.ts'

/** Brings an empty database to where every site begins. */
export async function prepare({ dataDir, databaseUrl }: Place): Promise<void> {
  const open = openDatabase({ DATABASE_URL: databaseUrl, DATABASE_POOL: 2, dataDir })
  try {
    await migrate(open, path.resolve(import.meta.dirname, '../../db/migrations'), {
      backupDir: null,
      now: new Date().toISOString(),
    })
    await seedMinimal(open.db)
  } finally {
    await open.close()
  }
}
