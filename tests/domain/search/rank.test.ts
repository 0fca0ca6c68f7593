import { expect, test } from 'vitest'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { booster, inOrder, type Rankable } from '#app/domain/search/rank.ts'

const row: Rankable = {
  rowid: 1,
  title: 'How do refunds work?',
  score: 1,
  partial: false,
  solved: false,
  duplicate: false,
}

test('solved is raised, a duplicate lowered, the exact title raised most', () => {
  const { byFacts } = booster(parseQuery('refunds'))
  expect(byFacts({ ...row, solved: true })).toBeGreaterThan(byFacts(row))
  expect(byFacts({ ...row, duplicate: true })).toBeLessThan(byFacts(row))
  const exact = booster(parseQuery('how do REFUNDS work'))
  expect(exact.byFacts(row)).toBeGreaterThan(exact.byFacts({ ...row, title: 'How refunds really work', solved: true }))
})

test('texts are read only for Korean words, and words that stand as words are worth more', () => {
  expect(booster(parseQuery('refunds')).byPlace).toBeNull()
  const { byPlace } = booster(parseQuery('환불'))
  expect(byPlace?.('환불을 받았어요')).toBe(1)
  expect(byPlace?.('교환 불가')).toBeLessThan(1)
})

test('full matches come before partial ones, then the better, then the newer', () => {
  const rows = [
    { ...row, rowid: 1, partial: true, score: 9 },
    { ...row, rowid: 2 },
    { ...row, rowid: 3 },
    { ...row, rowid: 4, score: 2 },
  ]
  expect(inOrder(rows).map(({ rowid }) => rowid)).toEqual([4, 3, 2, 1])
})
