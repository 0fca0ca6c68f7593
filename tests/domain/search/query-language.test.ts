import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_QUERY_LENGTH, parseQuery } from '#app/domain/search/query-language.ts'

const nothing = { words: [], phrases: [], excluded: [], filters: [] }

test('words, phrases, exclusions and operators are told apart', () => {
  expect(parseQuery('환불 "7일 안에" -카드 tag:결제 category:Billing by:@Ann is:solved')).toEqual({
    words: ['환불'],
    phrases: ['7일 안에'],
    excluded: ['카드'],
    filters: [
      { operator: 'tag', value: '결제', excluded: false },
      { operator: 'category', value: 'billing', excluded: false },
      { operator: 'by', value: 'ann', excluded: false },
      { operator: 'is', value: 'solved', excluded: false },
    ],
  })
})

test.each(['solved', 'unsolved', 'unanswered'])('is:%s is a state', (value) => {
  expect(parseQuery(`is:${value}`).filters).toEqual([{ operator: 'is', value, excluded: false }])
})

test('a minus belongs to a number, and before the first word it excludes nothing', () => {
  expect(parseQuery('rssi -51')).toEqual({ ...nothing, words: ['rssi', '51'] })
  expect(parseQuery('-51 dBm')).toEqual({ ...nothing, words: ['51', 'dBm'] })
  expect(parseQuery('-환불 카드')).toEqual({ ...nothing, words: ['환불', '카드'] })
  expect(parseQuery('환불 -카드')).toEqual({ ...nothing, words: ['환불'], excluded: ['카드'] })
  expect(parseQuery('tag:결제 -카드').excluded).toEqual(['카드'])
})

test('a minus excludes phrases and operators too', () => {
  expect(parseQuery('yes -"no way" -tag:beta -is:solved')).toEqual({
    ...nothing,
    words: ['yes'],
    excluded: ['no way'],
    filters: [
      { operator: 'tag', value: 'beta', excluded: true },
      { operator: 'is', value: 'solved', excluded: true },
    ],
  })
})

test('operator values may be quoted, and operators may be typed in capitals', () => {
  expect(parseQuery('TAG:"Home battery"').filters).toEqual([
    { operator: 'tag', value: 'home battery', excluded: false },
  ])
})

test('what is no operator is a plain word', () => {
  expect(parseQuery('foo:bar is:purple tag: https://example.com/a')).toEqual({
    ...nothing,
    words: ['foo:bar', 'is:purple', 'tag:', 'https://example.com/a'],
  })
})

test('a minus inside a word, doubled or alone excludes nothing', () => {
  expect(parseQuery('wi-fi --force - a').excluded).toEqual([])
  expect(parseQuery('wi-fi --force - a').words).toEqual(['wi-fi', '--force', 'a'])
})

test('curly quotes open a phrase, and a quote left open is no phrase', () => {
  expect(parseQuery('“안 돼요”').phrases).toEqual(['안 돼요'])
  expect(parseQuery('"안 돼요')).toEqual({ ...nothing, words: ['안', '돼요'] })
})

test('decomposed Hangul is read as composed', () => {
  expect(parseQuery('환불'.normalize('NFD')).words).toEqual(['환불'])
})

test('only the first 200 characters are read, and no character is cut in two', () => {
  expect(parseQuery('😀a'.repeat(500)).words.join('')).toBe('😀a'.repeat(MAX_QUERY_LENGTH / 2))
  expect(parseQuery('a'.repeat(1_000_000)).words).toEqual(['a'.repeat(MAX_QUERY_LENGTH)])
})

test('nothing anybody types makes it throw or grow', () => {
  const typed = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('"', '-', ':', ' ', 'tag:', 'is:', '“', '\ud800', '환불', '\\', '*', '('),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(typed, (text) => {
      const query = parseQuery(text)
      const read = [...query.words, ...query.phrases, ...query.excluded, ...query.filters.map((filter) => filter.value)]
      // Lower-casing may add a character (İ).
      expect(read.join('').length).toBeLessThanOrEqual(3 * MAX_QUERY_LENGTH)
      expect(read.every((part) => part.trim() !== '')).toBe(true)
    }),
    { numRuns: 300 },
  )
})
