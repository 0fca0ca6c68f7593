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
])('%j opens words of %j: %d', (q, text, share) => {
  expect(wordStartShare(text, parseQuery(q))).toBe(share)
})
