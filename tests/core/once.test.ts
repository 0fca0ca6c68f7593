import { expect, test } from 'vitest'
import { once } from '#app/core/once.server.ts'
import { keyedHash } from '#app/core/secret.server.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('twenty requests with one key do the work once and all get its result', async () => {
  const { app } = await testApp()
  let runs = 0
  const work = async (): Promise<{ id: number }> => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { id: ++runs }
  }
  const results = await Promise.all(Array.from({ length: 20 }, () => once(app.context(), 'key', 'content', work)))
  expect(runs).toBe(1)
  expect(results).toEqual(Array.from({ length: 20 }, () => ({ id: 1 })))
})

test('the same key with another content is a conflict', async () => {
  const { app } = await testApp()
  await once(app.context(), 'key', 'one', async () => 1)
  await expect(once(app.context(), 'key', 'two', async () => 2)).toFailWith('conflict', 'errors.idempotencyMismatch')
})

test('a first run that failed leaves the key free', async () => {
  const { app } = await testApp()
  await expect(once(app.context(), 'key', 'one', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await once(app.context(), 'key', 'corrected', async () => 2)).toBe(2)
})

test('a first run that died with its process is tried again after two minutes', async () => {
  const { app, clock } = await testApp()
  const { db } = app.platform.open
  const hash = keyedHash(app.platform.env, 'idempotency', 'content')
  await db
    .insertInto('idempotency_key')
    .values({ key: 'key', request_hash: hash, status: 0, body: '', created_at: clock.now() })
    .execute()
  clock.advance({ minutes: 3 })
  expect(await once(app.context(), 'key', 'content', async () => 'done')).toBe('done')
})
