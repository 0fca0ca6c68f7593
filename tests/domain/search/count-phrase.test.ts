import { expect, test } from 'vitest'
import { countPhrase, groupOccurs } from '#app/domain/search/count-phrase.ts'
import { searchTokens } from '#app/domain/search/tokens.ts'

test('phrases are counted in the index tokens, prefixes by what they begin', () => {
  const tokens = searchTokens('환불 규정과 환불 기간, 돈을 돌려받는 돈')
  expect(countPhrase(tokens, { tokens: ['환불'], prefix: false })).toBe(2)
  expect(countPhrase(tokens, { tokens: ['돈'], prefix: true })).toBe(2)
  expect(countPhrase(tokens, { tokens: ['환불', '불기', '기간'], prefix: false })).toBe(1)
  expect(countPhrase(tokens, { tokens: [], prefix: false })).toBe(0)
  expect(
    groupOccurs(tokens, {
      anyOf: [
        { tokens: ['없음'], prefix: false },
        { tokens: ['규정'], prefix: false },
      ],
    }),
  ).toBe(true)
})
