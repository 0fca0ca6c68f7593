import { expect, test } from 'vitest'
import { seededGroups } from '#app/domain/search/seed-tokens.ts'

const only = (...tokens: string[]) => tokens.map((token) => ({ anyOf: [{ tokens: [token], prefix: false }] }))

test('the rarest terms begin, all of them count', () => {
  const counts = new Map([
    ['rare', 3],
    ['some', 900],
    ['many', 1_000],
    ['most', 9_000],
  ])
  expect(seededGroups(['rare', 'some', 'many', 'most'], counts)).toEqual({
    groups: only('rare', 'some', 'many', 'most'),
    seed: only('rare', 'some', 'many'),
  })
})

test('two terms begin however common they are', () => {
  const counts = new Map([
    ['many', 30_000],
    ['most', 90_000],
    ['all', 99_000],
  ])
  expect(seededGroups(['many', 'most', 'all'], counts).seed).toEqual(only('many', 'most'))
})
