import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight, snippet, type HighlightSegment } from '#app/domain/search/highlight.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'

/** Hits in square brackets. */
function shown(segments: HighlightSegment[]): string {
  return segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
}

test.each([
  ['환불', '교환 및 환불은 7일 안에', '교환 및 [환불]은 7일 안에'],
  ['로그인이안돼요', '지금 로그인이 안 돼요!', '지금 [로그인이 안] 돼요!'],
  ['환불을', '환불은 어떻게 하나요', '[환불]은 어떻게 하나요'],
  ['돈', '내 돈을 돌려줘', '내 [돈]을 돌려줘'],
  ['password', 'Reset all Passwords now', 'Reset all [Passwords] now'],
  ['iphone', 'iPhone에서', '[iPhone]에서'],
  ['iphone15', 'iPhone 15 and iPhone15', '[iPhone 15] and [iPhone15]'],
  ['c++', 'C++은', '[C++]은'],
  ['js', 'Node.js', 'Node.[js]'],
  ['cafe', 'Café ＣＡＦＥ', '[Café] [ＣＡＦＥ]'],
  ['b', '<b>&amp;</b>', '<[b]>&amp;</[b]>'],
  ['없는말', '아무것도 맞지 않음', '아무것도 맞지 않음'],
  ['-환불', '환불', '[환불]'],
  ['카드 -환불', '환불', '환불'],
  ['', '환불', '환불'],
])('%j marks %j', (q, text, marked) => {
  expect(shown(highlight(text, parseQuery(q)))).toBe(marked)
})

test('decomposed text comes back composed and marked', () => {
  expect(shown(highlight('환불은'.normalize('NFD'), parseQuery('환불')))).toBe('[환불]은')
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('환불', '돈', ' ', 'a', '<b>', '😀', '\ud83d', 'C++', '漢字', '\u0301', '𝐚', 'Ａ', '\n'), {
      maxLength: 80,
    })
    .map((parts) => parts.join('')),
)

test('joined again, the stretches are the text, whatever was asked', () => {
  fc.assert(
    fc.property(text, text, (page, q) => {
      for (const query of [parseQuery(q), parseQuery(`${page} 돈 a`)]) {
        const segments = highlight(page, query)
        expect(segments.map((segment) => segment.text).join('')).toBe(page.toWellFormed().normalize('NFC'))
        expect(segments.every((segment) => segment.text !== '' && segment.text.isWellFormed())).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test('a snippet shows the stretch with the most different hits', () => {
  const page = `환불 ${'다른 이야기 '.repeat(60)}결제 취소와 환불은 7일 안에 ${'남은 이야기 '.repeat(60)}`
  const part = shown(snippet(page, parseQuery('결제 환불'), 60))
  expect(part).toContain('[결제] 취소와 [환불]은 7일')
  expect(part.startsWith('…')).toBe(true)
  expect(part.endsWith('…')).toBe(true)
})

test('a snippet without a hit is the beginning, and a short text comes whole on one line', () => {
  expect(shown(snippet('첫 문장입니다. '.repeat(20), parseQuery('xyz'), 20))).toMatch(/^첫 문장입니다\. .*…$/u)
  expect(shown(snippet('  짧은\n\n글 ', parseQuery('글'), 50))).toBe('짧은 [글]')
  expect(snippet('', parseQuery('글'), 50)).toEqual([])
})

test('a snippet is never longer than asked and never cuts a character', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 80 }), (page, q, length) => {
      const segments = snippet(page, parseQuery(q), length)
      const cut = segments.map((segment) => segment.text).join('')
      expect(cut.length).toBeLessThanOrEqual(length + 3)
      expect(cut.isWellFormed()).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a long page and a long query take no noticeable time', () => {
  const query = parseQuery(Array.from({ length: 60 }, (_, at) => `환불${String.fromCharCode(0xac00 + at)}`).join(' '))
  const begun = process.cpuUsage()
  highlight('환불 '.repeat(10_000), query)
  snippet('환불 '.repeat(10_000), query, 200)
  // Under half a second; comparing each hit with each takes minutes.
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(8_000)
})
