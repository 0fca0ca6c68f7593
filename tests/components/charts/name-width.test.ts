import { expect, test } from 'vitest'
import { nameWidthOf } from '#app/components/charts/name-width.ts'

const bounds = { least: 110, most: 240 }

test('short names leave the bars their room, long ones take what they need, up to half', () => {
  expect(nameWidthOf(['P1', 'Nov 16'], bounds)).toBe(110)
  const long = nameWidthOf(['Low recommendation score'], bounds)
  expect(long).toBeGreaterThan(170)
  expect(long).toBeLessThan(240)
  expect(nameWidthOf(['a name that is longer than any bar of the whole report could bear'], bounds)).toBe(240)
})

test('Hangul takes more room than as many other letters', () => {
  expect(nameWidthOf(['낮은 추천 의향 점수로'], bounds)).toBeGreaterThan(nameWidthOf(['ab cd ef ghijk'], bounds))
})

test('without names nothing is wider than it has to be', () => {
  expect(nameWidthOf([], bounds)).toBe(110)
})
