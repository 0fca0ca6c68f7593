import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'

test('40,000 ids of one moment sort in the order they were made, with ids of other moments between them', () => {
  const made: string[] = []
  for (let i = 0; i < 40_000; i++) {
    made.push(newId('post', 1_000))
    newId('post', 2_000 + i)
  }

  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})
