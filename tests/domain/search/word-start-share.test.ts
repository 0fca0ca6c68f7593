import { expect, test } from 'vitest'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { wordStartShare } from '#app/domain/search/word-start-share.ts'

test.each([
  ['환불', '환불을 받았어요', 1],
  ['환불', 'iPhone환불', 1],
  ['환불', '교환 불가', 0],
  ['환불', '상환불가, 환불', 1],
  ['환불', '상환불가', 0],
  ['환불 배송', '미환불 배송비', 0.5],
  ['환불'.normalize('NFD'), '환불', 1],
  ['환불', '환불'.normalize('NFD'), 1],
  ['password', 'no Hangul asked for', 1],
  ['환불', '', 0],
  ['환불을 언제 해주나요', '언제 환불되나요', 1],
])('%j opens words of %j: %d', (q, text, share) => {
  expect(wordStartShare(text, parseQuery(q))).toBe(share)
})

test('another name of a word counts less than the word itself', () => {
  const query = {
    ...parseQuery('wifi'),
    alternatives: [{ words: ['wifi'], instead: ['wireless'], from: 'synonyms' as const }],
  }
  const share = (text: string): number => wordStartShare(text, query)
  expect(share('Wifi drops')).toBe(1)
  expect(share('Wireless drops')).toBeGreaterThan(0)
  expect(share('Wireless drops')).toBeLessThan(0.5)
  expect(share('The meter drops')).toBe(0)
})
