// On both databases: transactions, locks and retries.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boot, type App } from '#app/boot.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { once } from '#app/core/once.server.ts'
import { testDialect } from '#tests/setup/database.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A write that leaves a trace each time it is made. */
async function leaveTrace(ctx: Ctx, key = 'trace'): Promise<{ id: string }> {
  return ctx.write(async (tx) => ({ id: await tx.record('tag.changed', { tagId: key, by: null }) }))
}

async function traces({ app }: Pick<TestApp, 'app'>): Promise<number> {
  return (await app.platform.open.db.selectFrom('event_log').select('id').execute()).length
}

/** Another process of the same site. */
async function another({ app }: TestApp): Promise<App> {
  return boot({ env: app.platform.env, clock: app.platform.clock, log: app.platform.log })
}

test('twenty requests with one key do the work once and all get its result', async () => {
  const site = await testApp()
  const ctx = site.app.context()
  const results = await Promise.all(Array.from({ length: 20 }, () => once(ctx, 'key', 'content', leaveTrace)))
  expect(await traces(site)).toBe(1)
  expect(new Set(results.map(({ id }) => id)).size).toBe(1)
  expect(await once(ctx, 'key', 'content', leaveTrace)).toEqual(results[0])
  expect(await traces(site)).toBe(1)
})

/** Two processes write to one SQLite file too, but two of its connections in one process wait for each other. */
test.runIf(testDialect() === 'postgres')(
  'two processes with the same key do the work once and give the same result',
  async () => {
    const site = await testApp()
    const second = await another(site)
    for (let i = 0; i < 10; i++) {
      const [one, two] = await Promise.all(
        [site.app, second].map((app) => once(app.context(), `key ${i}`, 'content', leaveTrace)),
      )
      expect(one).toEqual(two)
    }
    await second.close()
    expect(await traces(site)).toBe(10)
  },
)

test('the same key with another content is a conflict, also when both come at once', async () => {
  const site = await testApp()
  const ctx = site.app.context()
  const both = await Promise.allSettled(['one', 'two'].map((content) => once(ctx, 'key', content, leaveTrace)))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await traces(site)).toBe(1)
  await expect(once(ctx, 'key', 'three', leaveTrace)).toFailWith('conflict', 'errors.idempotencyMismatch')
})

test('wherever a request ends, its repetitions do the work once and get its result', async () => {
  const site = await testApp()
  const ctx = site.app.context()
  let number = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('before', 'inside', 'after'), { maxLength: 5 }),
      fc.jsonValue(),
      async (ends, value) => {
        const key = `key ${++number}`
        const before = await traces(site)
        const dying = (end: string) => async (own: Ctx) => {
          if (end === 'before') throw new Error('ended')
          const result = await own.write(async (tx) => {
            await tx.record('tag.changed', { tagId: key, by: null })
            if (end === 'inside') throw new Error('ended')
            return { value, at: tx.at }
          })
          if (end === 'after') throw new Error('ended')
          return result
        }
        for (const end of ends) {
          // Only what made no commit before is made at all, so not every one of them ends.
          await once(ctx, key, 'content', dying(end)).catch(() => undefined)
          site.clock.advance({ minutes: 1 })
        }
        const firstMade = ends.indexOf('after')
        const result = await once(ctx, key, 'content', dying('never'))
        expect(await traces(site)).toBe(before + 1)
        const minutes = firstMade === -1 ? 0 : ends.length - firstMade
        expect(Date.parse(site.clock.now()) - Date.parse(result.at)).toBe(minutes * 60_000)
        expect(JSON.stringify(result.value)).toBe(JSON.stringify(value))
        expect(JSON.stringify(await once(ctx, key, 'content', dying('never')))).toBe(JSON.stringify(result))
        expect(await traces(site)).toBe(before + 1)
      },
    ),
    { numRuns: 30 },
  )
})

test('a first run that failed leaves the key free for another content', async () => {
  const site = await testApp()
  const ctx = site.app.context()
  await expect(once(ctx, 'key', 'one', (own) => own.write(() => Promise.reject(new Error('no'))))).rejects.toThrow('no')
  expect(await once(ctx, 'key', 'corrected', leaveTrace)).toEqual({ id: expect.any(String) as string })
})

test('a result that holds a secret is not stored, and a repetition is refused instead of done again', async () => {
  const site = await testApp()
  const ctx = site.app.context()
  const secret = 'a-word-that-nobody-may-read'
  const work = (own: Ctx) =>
    own.write(
      async (tx) => {
        await tx.record('tag.changed', { tagId: 'secret', by: null })
        return secret
      },
      { repeat: 'refuse' },
    )
  expect(await once(ctx, 'key', 'content', work)).toBe(secret)
  await expect(once(ctx, 'key', 'content', work)).toFailWith('conflict', 'errors.alreadyDone')
  expect(await traces(site)).toBe(1)
  expect(
    JSON.stringify(await site.app.platform.open.db.selectFrom('idempotency_key').selectAll().execute()),
  ).not.toContain(secret)
})

test('a request that makes a second write is stopped before it, because one key can vouch for one commit', async () => {
  const site = await testApp()
  const twice = async (own: Ctx): Promise<void> => {
    await leaveTrace(own)
    await leaveTrace(own.as(own.actor))
  }
  await expect(once(site.app.context(), 'key', 'content', twice)).rejects.toThrow('one write')
  expect(await traces(site)).toBe(1)
})
