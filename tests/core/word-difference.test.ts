import { expect, test } from 'vitest'
import { wordDifference } from '#app/core/word-difference.ts'

test('a changed word is shown as a whole, also in Korean', () => {
  expect(wordDifference('새벽에 냉장고 두 대가 있었네요', '새벽 냉장고 두 대가 있었네요')).toEqual([
    { kind: 'removed', text: '새벽에' },
    { kind: 'added', text: '새벽' },
    { kind: 'same', text: ' 냉장고 두 대가 있었네요' },
  ])
})

test('what is left and what is added together are the two texts', () => {
  const [before, after] = ['The old bill was\n\nfar too high.', 'The bill was high,\n\nnow it is not.']
  const parts = wordDifference(before, after)
  const textOf = (without: string) =>
    parts
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join('')
  expect(textOf('added')).toBe(before)
  expect(textOf('removed')).toBe(after)
})

test('two long texts with nothing in common are shown one after the other, soon', () => {
  const [before, after] = [
    Array.from({ length: 9_000 }, (_none, i) => `a${i}`).join(' '),
    Array.from({ length: 9_000 }, (_none, i) => `b${i}`).join(' '),
  ]
  const began = performance.now()
  const parts = wordDifference(before, after)

  expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added'])
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('a paragraph added at the end leaves the last word alone', () => {
  expect(wordDifference('That is all.', 'That is all.\n\nAnd more.')).toEqual([
    { kind: 'same', text: 'That is all.' },
    { kind: 'added', text: '\n\nAnd more.' },
  ])
})

test('words added behind the last of a line leave it alone', () => {
  expect(wordDifference('1. Open it\n2. Turn it\n', '1. Open it\n2. Turn it down\n')).toEqual([
    { kind: 'same', text: '1. Open it\n2. Turn it' },
    { kind: 'added', text: ' down' },
    { kind: 'same', text: '\n' },
  ])
})

test('changed words in a row are one change', () => {
  expect(wordDifference('see the old menu now', 'see a new menu now')).toEqual([
    { kind: 'same', text: 'see ' },
    { kind: 'removed', text: 'the old' },
    { kind: 'added', text: 'a new' },
    { kind: 'same', text: ' menu now' },
  ])
})
