import { expect, test } from 'vitest'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a fact that all readers share is read once, again after any write, and again after five seconds', async () => {
  const app = await testApp()
  let reads = 0
  const fact = () => sharedFact(app.visitor(), 'a fact', () => Promise.resolve(++reads))
  expect([await fact(), await fact()]).toEqual([1, 1])
  await app.app.context().write(() => Promise.resolve())
  expect(await fact()).toBe(2)
  app.clock.advance({ seconds: 6 })
  expect(await fact()).toBe(3)
})

test('a fact that could not be read is not kept', async () => {
  const app = await testApp()
  const failing = sharedFact(app.visitor(), 'a fact', () => Promise.reject(new Error('no database')))
  await expect(failing).rejects.toThrow('no database')
  expect(await sharedFact(app.visitor(), 'a fact', () => Promise.resolve('read'))).toBe('read')
})
