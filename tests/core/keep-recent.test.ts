import { expect, test } from 'vitest'
import { keepRecent } from '#app/core/keep-recent.ts'

test('what was used last is kept, the rest is made again, and a text beyond the bound is never kept', () => {
  const made: string[] = []
  const length = keepRecent((text) => {
    made.push(text)
    return text.length
  }, 6)
  for (const text of ['aa', 'bb', 'cc', 'aa', 'dd', 'aa', 'bb', 'longer than six']) length(text)
  expect(made).toEqual(['aa', 'bb', 'cc', 'dd', 'bb', 'longer than six'])
  expect(length('longer than six')).toBe(15)
  expect(made.at(-1)).toBe('longer than six')
  expect(made).toHaveLength(7)
})
