import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seenNumbers } from '#app/domain/integrations/stackexchange/seen-numbers.ts'

test('numbers are met once, whatever they are', () => {
  const number = fc.oneof(fc.integer({ min: -600, max: 1_200 }), fc.integer({ min: -(10 ** 15), max: 10 ** 15 }))
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const [seen, set] = [seenNumbers(), new Set<number>()]
      for (const one of numbers) {
        expect(seen.has(one)).toBe(set.has(one))
        expect(seen.add(one)).toBe(!set.has(one))
        set.add(one)
      }
    }),
  )
})
