// On both databases: transactions, locks and retries.
import { expect, test } from 'vitest'
import { openPace } from '#app/core/pace.server.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('long work is cut into transactions of some 40 ms, whatever one thing costs', async () => {
  const ctx = (await testApp()).app.context()
  const pace = openPace({ most: 200 })
  const parts = (eachMs: number, things: number): Promise<number[]> =>
    pace.writeAll(
      ctx,
      Array.from({ length: things }, (_, i) => i),
      async (tx, some) => {
        for (const until = performance.now() + some.length * eachMs; performance.now() < until;)
          await tx.db.selectFrom('setting').select('key').execute()
        return some.length
      },
    )
  const slow = await parts(10, 30)
  expect(slow.reduce((sum, part) => sum + part, 0)).toBe(30)
  // The first part is a guess; after it no more than the time allows.
  expect(Math.max(...slow.slice(1))).toBeLessThanOrEqual(4)
  const quick = await parts(0.05, 1_000)
  expect(quick.reduce((sum, part) => sum + part, 0)).toBe(1_000)
  expect(Math.max(...quick)).toBeGreaterThan(10)
  expect(Math.max(...quick)).toBeLessThanOrEqual(200)
})

test('of many finished jobs none is left after a day, and none of today is gone', async () => {
  const site = await testApp()
  const ctx = site.app.context()
  const { db } = site.app.platform.open
  await ctx.write(async (tx) => {
    for (let i = 0; i < 50; i++) await tx.schedule('index-thread', { threadId: `t${i}` })
  })
  await db.updateTable('job').set({ state: 'done', finished_at: site.clock.now() }).execute()
  site.clock.advance({ hours: 25 })
  await ctx.write((tx) => tx.schedule('delete-expired', {}))
  await site.drainJobs()
  const left = await db.selectFrom('job').select('name').where('state', '=', 'done').execute()
  expect(left.map(({ name }) => name)).toEqual(['delete-expired'])
})
