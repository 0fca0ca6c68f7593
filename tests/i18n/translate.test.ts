import { expect, test } from 'vitest'
import { translator } from '#app/i18n/index.ts'

const en = translator('en')
const ko = translator('ko')

test('a count chooses the plural form and is grouped', () => {
  expect(en('parts.thread.answers', { count: 1 })).toBe('1 answer')
  expect(en('parts.thread.answers', { count: 1284 })).toBe('1,284 answers')
  expect(ko('parts.thread.answers', { count: 1 })).toBe('답변 1개')
})

test('a string stays as it is: a year is not grouped', () => {
  expect(en('parts.points.until', { day: '2026' })).toBe('until 2026')
})

test('what a member wrote is text, even when it looks like the translator’s own syntax', () => {
  expect(en('parts.thread.acceptedBy', { name: '$t(shell.ask) {{when}}', when: 'today' })).toBe(
    'Accepted by $t(shell.ask) {{when}} today.',
  )
})

test('a run-time key without a text comes back as it is, and says so', () => {
  expect(en.any('errors.nobodyWroteThis')).toBe('errors.nobodyWroteThis')
  expect(en.has('errors.nobodyWroteThis')).toBe(false)
  expect(en.has('parts.thread.answers')).toBe(true)
})
