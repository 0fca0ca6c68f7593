import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningOf, characterStart, shorten } from '#app/core/shorten.ts'

const characters = [
  '가',
  'ㄱ',
  '각'.normalize('NFD'),
  'e\u0301',
  '👩‍👩‍👧',
  '🇰🇷',
  '👍🏽',
  '❤️',
  '1️⃣',
  '𠮷',
  'नि',
  'กำ',
  ' ',
  'a',
]
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const partsOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment)

const text = fc.array(fc.constantFrom(...characters), { maxLength: 60 }).map((all) => all.join(''))

test('the beginning of a text consists of its first whole characters', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 80 }), (whole, length) => {
      const short = beginningOf(whole, length)
      expect(short.length).toBeLessThanOrEqual(length)
      expect(partsOf(whole).slice(0, partsOf(short).length).join('')).toBe(short)
    }),
  )
})

test('a shortened line ends with whole characters, or between words', () => {
  expect(shorten('짧은 글', 10)).toBe('짧은 글')
  expect(shorten('요금이 두 번 결제됐는데 환불은', 15)).toBe('요금이 두 번 결제됐는데…')
  expect(shorten('👩‍👩‍👧👩‍👩‍👧', 10)).toBe('👩‍👩‍👧…')
})

test('a place inside of a character is moved to its beginning', () => {
  fc.assert(
    fc.property(text, fc.nat(100), (whole, at) => {
      const start = characterStart(whole, at)
      const starts = Array.from(graphemes.segment(whole), ({ index }) => index)
      if (at < whole.length) expect(starts.findLast((one) => one <= at)).toBe(start)
      else expect(start).toBe(at)
    }),
  )
})
