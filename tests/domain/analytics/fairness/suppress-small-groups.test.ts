import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallGroups, minGroupSize } from '#app/domain/analytics/fairness/suppress-small-groups.ts'

const people = (from: number, count: number): Set<string> =>
  new Set(Array.from({ length: count }, (_, i) => `m${from + i}`))
const groups = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 }), { maxLength: 8 })
  .map((all) => all.map((ids) => new Set(ids.map(String))))

test('a small group is kept back together with the next smallest, or it could be worked out', () => {
  expect([...smallGroups([people(0, 30), people(100, 4), people(200, 12)])].sort()).toEqual([1, 2])
})

test('groups that are all large enough are all shown', () => {
  expect(smallGroups([people(0, minGroupSize), people(100, 50)]).size).toBe(0)
})

test('two small groups with enough people together need no third', () => {
  expect([...smallGroups([people(0, 6), people(100, 30), people(200, 7)])].sort()).toEqual([0, 2])
})

test('two small groups of the same few people do need one', () => {
  expect(smallGroups([people(0, 6), people(100, 30), people(0, 6)]).size).toBe(3)
})

test('what is shown is large enough, and what is not shown can never be told by subtraction', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const kept = smallGroups(all)
      for (const [at, group] of all.entries())
        if (!kept.has(at)) expect(group.size).toBeGreaterThanOrEqual(minGroupSize)
      const together = new Set([...kept].flatMap((at) => [...(all[at] ?? [])]))
      const everything = kept.size === all.length
      if (kept.size > 0 && !everything) {
        expect(kept.size).toBeGreaterThanOrEqual(2)
        expect(together.size).toBeGreaterThanOrEqual(minGroupSize)
      }
    }),
  )
})

test('nothing is kept back without a small group', () => {
  const large = groups.map((all) => all.filter((group) => group.size >= minGroupSize))
  fc.assert(
    fc.property(large, (all) => {
      expect(smallGroups(all).size).toBe(0)
    }),
  )
})
