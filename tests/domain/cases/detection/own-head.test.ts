import { expect, test } from 'vitest'
import { correctedScore, learnOwnHead, type LabelledPost } from '#app/domain/cases/detection/own/own-head.ts'

/** On this site "descale" is a chore that people ask about, and "drips" is what makes them write in anger. */
const label = (n: number): LabelledPost =>
  n % 2 === 0
    ? { text: `How often should I descale it, number ${String(n)}?`, score: 0.6, is: false }
    : { text: `It drips on the table again, number ${String(n)}.`, score: 0.4, is: true }
const labels = Array.from({ length: 120 }, (_, n) => label(n))

test('a site learns its own words: what staff reject scores lower, what they confirm scores higher', () => {
  const head = learnOwnHead(labels)
  expect(correctedScore('Should I descale it with vinegar?', 0.6, head)).toBeLessThan(0.35)
  expect(correctedScore('It drips.', 0.4, head)).toBeGreaterThan(0.6)
})

test('a few labels move it little, and none leave the shipped model as it is', () => {
  expect(correctedScore('It drips.', 0.4, learnOwnHead([]))).toBeCloseTo(0.4, 5)
  const few = correctedScore('It drips.', 0.4, learnOwnHead(labels.slice(0, 4)))
  expect(Math.abs(few - 0.4)).toBeLessThan(Math.abs(correctedScore('It drips.', 0.4, learnOwnHead(labels)) - 0.4))
})

test('the same labels make the same head', () => {
  expect(learnOwnHead(labels)).toEqual(learnOwnHead(labels))
})
