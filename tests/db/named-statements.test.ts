// On both databases: names of statements are PostgreSQL's.
import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import { freshDatabase, testDialect } from '#tests/setup/database.ts'

async function opened(parameters = '') {
  const { url, dataDir, remove } = await freshDatabase()
  const open = openDatabase({ DATABASE_URL: `${url ?? ''}${parameters}`, DATABASE_POOL: 1, dataDir })
  return {
    open,
    ask: () => open.db.selectFrom('setting').selectAll().where('key', '=', 'site.name').execute(),
    prepared: async () =>
      (await open.db.executeQuery(CompiledQuery.raw('select name from pg_prepared_statements'))).rows.length,
    async alter() {
      const other = new pg.Client({ connectionString: url ?? '' })
      await other.connect()
      await other.query('alter table setting add column extra text')
      await other.end()
    },
    async end() {
      await open.close()
      await remove()
    },
  }
}

test.runIf(testDialect() === 'postgres')('a statement that is sent often is prepared once per connection', async () => {
  const { ask, prepared, end } = await opened()
  for (let time = 0; time < 4; time++) await ask()
  const before = await prepared()
  for (let time = 0; time < 4; time++) await ask()
  expect((await prepared()) - before).toBeLessThanOrEqual(1)
  expect(await prepared()).toBeGreaterThan(0)
  await end()
})

test.runIf(testDialect() === 'postgres')(
  'nothing is prepared where the address says that the pooler cannot follow',
  async () => {
    const { ask, prepared, end } = await opened('?named_statements=off')
    for (let time = 0; time < 8; time++) await ask()
    expect(await prepared()).toBe(0)
    await end()
  },
)

test.runIf(testDialect() === 'postgres')(
  'a statement whose table got a column meanwhile is sent anew; a transaction is tried again',
  async () => {
    const { open, ask, alter, end } = await opened()
    for (let time = 0; time < 8; time++) await ask()
    await alter()
    await expect(ask()).resolves.toEqual([])
    for (let time = 0; time < 8; time++) await ask()
    await open.db.executeQuery(CompiledQuery.raw('alter table setting drop column extra'))
    const failed = await open.db
      .transaction()
      .execute((tx) => tx.selectFrom('setting').selectAll().where('key', '=', 'site.name').execute())
      .catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    expect(open.dialect.isRetryable(failed)).toBe(true)
    await expect(ask()).resolves.toEqual([])
    await end()
  },
)
