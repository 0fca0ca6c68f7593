import { expect, test } from 'vitest'
import { openTurns } from '#app/domain/uploads/turns.ts'

/** Work that goes on until it is told to end. */
function slowWork() {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  return { work: async () => (await ended, 'done'), end: () => end() }
}

test('a second piece of work under one key is refused while the first runs, and taken afterwards', async () => {
  const turns = openTurns(2, 4)
  const first = slowWork()
  const running = turns.take('ann', first.work)
  expect(await turns.take('ann', async () => 'no')).toBeNull()
  first.end()
  expect(await running).toBe('done')
  expect(await turns.take('ann', async () => 'yes')).toBe('yes')
})

test('more than so many at once wait for their turn, and more than may wait are refused', async () => {
  const turns = openTurns(1, 1)
  const first = slowWork()
  const running = turns.take('ann', first.work)
  const waiting = turns.take('bob', async () => 'later')
  expect(await turns.take('cora', async () => 'no')).toBeNull()
  first.end()
  expect([await running, await waiting]).toEqual(['done', 'later'])
})

test('work that fails gives its turn back', async () => {
  const turns = openTurns(1, 1)
  await expect(turns.take('ann', () => Promise.reject(new Error('torn')))).rejects.toThrow('torn')
  expect(await turns.take('ann', async () => 'yes')).toBe('yes')
})
