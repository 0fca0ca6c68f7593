import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithinBounds, jsonBounds } from '#app/web/json-bounds.ts'

/** Depth and number of parts of a parsed value, counted the plain way. */
function sizeOf(value: unknown): { depth: number; parts: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, parts: 0 }
  const inner = Object.values(value).map(sizeOf)
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    parts: inner.length + inner.reduce((sum, { parts }) => sum + parts, 0),
  }
}

test('what is within the bounds passes, whatever its strings hold, and what is deeper does not', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: jsonBounds.depth + 3, depthSize: 'small', stringUnit: 'binary' }), (text) => {
      const { depth, parts } = sizeOf(JSON.parse(text))
      if (depth > jsonBounds.depth) expect(isWithinBounds(text)).toBe(false)
      else if (parts * 2 + 1 <= jsonBounds.parts / 2) expect(isWithinBounds(text)).toBe(true)
    }),
    { numRuns: 300 },
  )
  expect(isWithinBounds(JSON.stringify({ body: '[{,:"\\'.repeat(9_000) }))).toBe(true)
})

test('too many values, names or levels are seen before they are parsed', () => {
  const many = Array.from({ length: jsonBounds.parts + 2 }, (_, i) => i)
  expect(isWithinBounds(JSON.stringify(many))).toBe(false)
  expect(isWithinBounds(JSON.stringify(Object.fromEntries(many.map((i) => [`k${i}`, 0]))))).toBe(false)
  expect(isWithinBounds('[[],'.repeat(10_000))).toBe(false)
  expect(isWithinBounds('{"a":'.repeat(jsonBounds.depth + 1))).toBe(false)
})
