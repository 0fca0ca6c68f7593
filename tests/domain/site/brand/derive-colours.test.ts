import { converter, formatHex, wcagContrast } from 'culori'
import { expect, test } from 'vitest'
import { codeOfColours, coloursOfCode, standardColours, styleOfColours } from '#app/domain/site/brand/brand-colours.ts'
import { deriveColours, leastOn } from '#app/domain/site/brand/derive-colours.ts'

const light = ['#faf8f5', '#ffffff', '#f1eee9']
const dark = ['#181714', '#201e1b', '#2a2724', '#12110f']

test('whatever colour is given, it or the nearest one can be read in both themes', () => {
  let refused = 0
  for (let hue = 0; hue < 360; hue += 15)
    for (const l of [0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
      for (const c of [0, 0.08, 0.2, 0.35]) {
        const given = formatHex({ mode: 'oklch', l, c, h: hue })
        const first = deriveColours(given)
        if (!first.ok) refused += 1
        const derived = first.ok ? first : deriveColours(first.nearest)
        if (!derived.ok) throw new Error(`${given}: its nearest colour is refused`)
        const { colours } = derived
        const least = [
          leastOn(colours.light.accent, [...light, colours.light.quiet]),
          leastOn(colours.light.strong, [...light, colours.light.quiet]),
          wcagContrast(colours.light.ink, colours.light.accent),
          leastOn(colours.dark.accent, [...dark, colours.dark.quiet, colours.dark.ink]),
          leastOn(colours.dark.strong, [...dark, colours.dark.quiet, colours.dark.ink]),
        ]
        expect(Math.min(...least), given).toBeGreaterThanOrEqual(4.5)
      }
  expect(refused).toBeGreaterThan(100)
})

test('the suggested colour has the hue of the one that was refused', () => {
  const derived = deriveColours('#e4002b')
  if (derived.ok) throw new Error('a bright red was accepted')
  expect(derived.contrast).toBeCloseTo(4.1, 0)
  const hue = (hex: string): number => converter('oklch')(hex)?.h ?? 0
  expect(Math.abs(hue(derived.nearest) - hue('#e4002b'))).toBeLessThan(6)
})

test('the code of colours in an address can be nothing but colours', () => {
  expect(coloursOfCode(codeOfColours(standardColours))).toEqual(standardColours)
  for (const code of [
    '',
    '1c4f86',
    `${codeOfColours(standardColours)}-ffffff`,
    'red}-*{-x'.repeat(8),
    'zzzzzz-'.repeat(8),
  ])
    expect(coloursOfCode(code), code).toBeNull()
  expect(styleOfColours(standardColours)).toMatch(/^:root\{--accent:light-dark\(#1c4f86,#93bdf0\);.*\}\n$/)
})
