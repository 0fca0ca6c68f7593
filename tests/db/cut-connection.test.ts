// On both databases: the dialects differ here.
import pg from 'pg'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import { freshDatabase, testDialect } from '#tests/setup/database.ts'

test.runIf(testDialect() === 'postgres')(
  'a connection that the server ends between two statements fails its transaction, not the process',
  async () => {
    const { url, dataDir, remove } = await freshDatabase()
    const open = openDatabase({ DATABASE_URL: url ?? '', DATABASE_POOL: 1, dataDir })
    const other = new pg.Client({ connectionString: url ?? '' })
    await other.connect()
    const cut = open.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('setting')
        .values({ key: 'site.name', value: '"Lost"', changed_at: '2026-11-22T09:00:00.000Z', changed_by: null })
        .execute()
      await other.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      )
      await new Promise((resolve) => setTimeout(resolve, 100))
      await tx.selectFrom('setting').selectAll().execute()
    })
    const error: unknown = await cut.catch((reason: unknown) => reason)
    expect(open.dialect.isOffline(error)).toBe(true)
    expect(await open.db.selectFrom('setting').selectAll().where('value', '=', '"Lost"').execute()).toEqual([])
    await other.end()
    await open.close()
    await remove()
  },
)
