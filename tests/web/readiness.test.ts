import { expect, test, vi } from 'vitest'
import { freeSpace, openReadiness } from '#app/web/readiness.server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const ask = { stopping: false }

test('a site that can read and write, with room on its disk, is ready', async () => {
  const { app } = await testApp()
  const readiness = openReadiness({ platform: app.platform, migrations: [] })
  expect(await readiness(ask)).toMatchObject({ ready: true, writable: true, degraded: [], pendingMigrations: [] })
  expect((await readiness(ask)).freeBytes).toBeGreaterThan(0)
  expect(await readiness({ stopping: true })).toMatchObject({ ready: false, stopping: true })
  const behind = openReadiness({ platform: app.platform, migrations: ['9999-12-31-not-there'] })
  expect(await behind(ask)).toMatchObject({ ready: false, writable: null, pendingMigrations: ['9999-12-31-not-there'] })
})

test('when no write comes through, the site is not ready, though it can be read', async () => {
  const { app, logged } = await testApp()
  const { db } = app.platform.open
  await db.schema.dropTable('write_probe').execute()
  const readiness = openReadiness({ platform: app.platform, migrations: [] })
  expect(await readiness(ask)).toMatchObject({ ready: false, writable: false, pendingMigrations: [] })
  expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1)
})

test('however often it is asked, one write is tried in thirty seconds, and then another', async () => {
  const site = await testApp()
  const { platform } = site.app
  const written = async (): Promise<string | undefined> =>
    (await platform.open.db.selectFrom('write_probe').select('at').executeTakeFirst())?.at
  const readiness = openReadiness({ platform, migrations: [] })
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await Promise.all(Array.from({ length: 20 }, () => readiness(ask)))
    const first = await written()
    site.clock.advance({ minutes: 1 })
    await readiness(ask)
    expect(await written()).toBe(first)
    vi.setSystemTime(Date.now() + 30_000)
    await readiness(ask)
    expect(await written()).toBe(site.clock.now())
  } finally {
    vi.useRealTimers()
  }
})

test('a disk with little room is told, and one with almost none is not ready', async () => {
  const { app } = await testApp()
  for (const [free, ready, degraded] of [
    [freeSpace.degradedBytes, true, []],
    [freeSpace.degradedBytes - 1, true, ['disk-low']],
    [freeSpace.notReadyBytes - 1, false, ['disk-low']],
    [null, true, []],
  ] as const) {
    const readiness = openReadiness({
      platform: app.platform,
      migrations: [],
      freeBytesOf: () => Promise.resolve(free),
    })
    expect(await readiness(ask), String(free)).toMatchObject({ ready, degraded, freeBytes: free })
  }
})
