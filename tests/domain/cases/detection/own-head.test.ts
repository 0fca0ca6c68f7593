import { expect, test } from 'vitest'
import { detectComplaint } from '#app/domain/cases/detection/detect-complaint.ts'
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

test('what only the site takes for a complaint is one, also where the language of the text is not given, and keeps the score', () => {
  const own = { ...learnOwnHead([]), bias: 12 }
  for (const [text, lang] of [
    ['The lid drips a little.', 'en'],
    ['뚜껑에서 물이 조금 떨어집니다.', undefined],
  ] as const) {
    const shipped = detectComplaint(text, { lang })
    expect(shipped.verdict).toBe('calm')
    expect(detectComplaint(text, { lang, own })).toMatchObject({ verdict: 'complaint', score: shipped.score })
  }
})
