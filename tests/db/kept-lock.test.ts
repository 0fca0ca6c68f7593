// On both databases: the dialects differ here.
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openSqlite, sqliteFile } from '#db/dialects/sqlite.ts'
import { migrate } from '#db/migrate.server.ts'
import { migrationsDir } from '#scripts/commands/migrate.ts'
import { freshDatabase, testDialect } from '#tests/setup/database.ts'

const onSqlite = testDialect() === 'sqlite'
const row = (value: string) => ({
  key: `test.${value}`,
  value,
  changed_at: '2026-11-29T09:00:00.000Z',
  changed_by: null,
})

/** The database, and another program that has it locked. */
async function lockedDatabase(options: { waitMs?: number; givesWay?: boolean } = {}) {
  const { dataDir, remove } = await freshDatabase()
  const open = openSqlite(dataDir, options)
  await migrate(open, migrationsDir, { backupDir: null, now: '2026-11-29T09:00:00.000Z' })
  const other = new BetterSqlite(path.join(dataDir, sqliteFile))
  return {
    open,
    other,
    async end() {
      other.close()
      await open.close()
      await remove()
    },
  }
}

/** The longest time that the process did not come round to a timer while `work` ran. */
async function longestStandstill(work: Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await work.catch(() => undefined)
  clearInterval(timer)
  return Math.max(longest, performance.now() - last)
}

test.runIf(onSqlite)(
  'writes wait for the lock of another program without holding up the process, and then all happen',
  async () => {
    const { open, other, end } = await lockedDatabase()
    other.exec('begin immediate')
    const writes = Promise.all([
      open.db.insertInto('setting').values(row('alone')).execute(),
      open.db.transaction().execute((tx) => tx.insertInto('setting').values(row('together')).execute()),
    ])
    setTimeout(() => other.exec('commit'), 1_500)
    expect(await longestStandstill(writes)).toBeLessThan(200)
    await writes
    const kept = await open.reader.selectFrom('setting').select('value').where('key', 'like', 'test.%').execute()
    expect(kept.map(({ value }) => value).sort()).toEqual(['alone', 'together'])
    await end()
  },
)

test.runIf(onSqlite)('who waits in the queue behind another waits no longer than the bound', async () => {
  const { open, other, end } = await lockedDatabase({ waitMs: 400 })
  other.exec('begin immediate')
  const began = performance.now()
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      open.db.transaction().execute((tx) =>
        tx
          .insertInto('setting')
          .values(row(`${i}`))
          .execute(),
      ),
    ),
  )
  expect(performance.now() - began).toBeLessThan(2_000)
  for (const result of results) {
    expect(result.status).toBe('rejected')
    const error: unknown = result.status === 'rejected' ? result.reason : null
    expect({ offline: open.dialect.isOffline(error), again: open.dialect.isRetryable(error) }).toEqual({
      offline: true,
      again: false,
    })
  }
  other.exec('commit')
  await open.db.insertInto('setting').values(row('after')).execute()
  await end()
})

test.runIf(onSqlite)('long work that gives way lets another program write in between', async () => {
  const { open, other, end } = await lockedDatabase({ givesWay: true })
  other.pragma('busy_timeout = 0')
  let working = true
  const work = (async () => {
    for (let i = 0; working; i++)
      await open.db.transaction().execute(async (tx) => {
        await tx
          .insertInto('setting')
          .values(row(`${i}`))
          .execute()
        const until = performance.now() + 60
        while (performance.now() < until) await tx.selectFrom('setting').select('key').execute()
      })
  })()
  const began = performance.now()
  let got = false
  while (!got && performance.now() - began < 3_000) {
    try {
      other.exec('begin immediate; commit')
      got = true
    } catch {
      await pause(5)
    }
  }
  working = false
  await work
  expect(got).toBe(true)
  await end()
})
