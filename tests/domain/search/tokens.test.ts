import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeToken } from '#app/domain/search/encode-token.ts'
import { normaliseText } from '#app/domain/search/segment-text.ts'
import { MAX_TOKENS, locateTokens, searchTokens } from '#app/domain/search/tokens.ts'

/** Text as people and attackers write it: any code unit, and much of what the rules look at. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '환',
        '불',
        '돈',
        ' ',
        '\n',
        'c',
        '++',
        '#',
        '.',
        'iPhone',
        '15',
        '-',
        "'",
        ',',
        'é',
        'ㅋ',
        '漢',
        'ไ',
        '\u0301',
        '\ud83d',
        '😀',
        '"',
        ':',
        'ƻ',
        '𞤢',
        'Ⳬ',
      ),
    )
    .map((parts) => parts.join('')),
)

test.each([
  ['환불', ['환불', '불']],
  ['돈', ['돈']],
  ['환불 안 돼요', ['환불', '불안', '안돼', '돼요', '요']],
  ['환불\n안돼', ['환불', '불안', '안돼', '돼']],
  ['환불\n\n안돼', ['환불', '불', '안돼', '돼']],
  ['환불, 안돼', ['환불', '불', '안돼', '돼']],
  ['iPhone에서', ['iphon', '에서', '서']],
  ['1,042원 3주째', ['1042', '원', '3', '주째', '째']],
  ['漢字テスト', ['漢字', '字テ', 'テス', 'スト', 'ト']],
  ['환불漢字', ['환불', '불', '漢字', '字']],
  ['ㅋㅋㅋㅋㅋ 좋아', ['ㅋㅋ', '좋아', '아']],
])('%j is cut at scripts and into overlapping pairs', (text, tokens) => {
  expect(searchTokens(text)).toEqual(tokens)
})

test.each([
  ['resetting passwords', ['reset', 'password']],
  ['C++', [encodeToken('c++')]],
  ['C#은', [encodeToken('c#'), '은']],
  ['.NET', [encodeToken('.net'), 'net']],
  ['Node.js', [encodeToken('node.js'), 'node', 'js']],
  ['0x80070005', ['0x80070005', '80070005']],
  ['iPhone15', ['iphone15', 'iphon', '15']],
  ['Wi-Fi wifi', ['wifi', 'wi', 'fi', 'wifi']],
  ['snake_case', [encodeToken('snake_case'), 'snake', 'case']],
  ["customer's don’t", ['custom', 'dont']],
  ['one.two.', [encodeToken('one.two'), 'on', 'two']],
  ['café CAFÉ Straße', ['cafe', 'cafe', 'strass']],
  ['Ｃ＋＋', [encodeToken('c++')]],
  ['1+1 = 2', ['1', '1', '2']],
])('%j keeps the whole word and adds its parts', (text, tokens) => {
  expect(searchTokens(text)).toEqual(tokens)
})

test('decomposed Hangul gives the tokens of composed Hangul', () => {
  expect(searchTokens('환불이 café'.normalize('NFD'))).toEqual(searchTokens('환불이 café'))
})

test('other spacing gives the same pairs, whatever the number of spaces', () => {
  expect(searchTokens('로그인이  안 됩니다')).toEqual(searchTokens('로그인이안됩니다'))
})

test('text of any kind gives bounded tokens of letters and digits, at places inside the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const normal = normaliseText(text)
      let start = 0
      for (const located of locateTokens(normal)) {
        expect(located.token).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(located.token.length).toBeLessThanOrEqual(64 * 8)
        expect(located.end).toBeGreaterThan(located.start)
        expect(located.end).toBeLessThanOrEqual(normal.length)
        start = located.start
      }
      expect(start).toBeLessThanOrEqual(normal.length)
    }),
    { numRuns: 300 },
  )
})

test('different tokens stay different when encoded', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, two) => {
      fc.pre(one.toWellFormed() !== two.toWellFormed())
      expect(encodeToken(one.toWellFormed())).not.toBe(encodeToken(two.toWellFormed()))
    }),
  )
  expect(encodeToken('c+')).not.toBe(encodeToken('c#'))
  expect(encodeToken('ƻp')).not.toBe(encodeToken('+'))
})

test('SQLite reads each token as exactly one and at its place', () => {
  const db = new Database(':memory:')
  db.exec(`create virtual table page using fts5(body, content='', tokenize='unicode61', prefix='1');
    create virtual table term using fts5vocab(page, instance)`)
  const insert = db.prepare('insert into page(rowid, body) values (?, ?)')
  const texts = fc.sample(anyText, 200)
  for (let first = 0; first < 0x10000; first += 64) {
    texts.push(Array.from({ length: 64 }, (_, offset) => `a${String.fromCodePoint(first + offset)}b`).join(' '))
  }
  const written = texts.map((text) => searchTokens(text))
  db.transaction(() => written.forEach((tokens, at) => insert.run(at, tokens.join(' '))))()

  const read = written.map((): string[] => [])
  for (const { doc, term } of db
    .prepare<[], { doc: number; term: string }>('select doc, term from term order by doc, offset')
    .iterate()) {
    read[doc]?.push(term)
  }
  written.forEach((tokens, at) => expect(read[at], JSON.stringify(texts[at])).toEqual(tokens))
  db.close()
})

test('long and hostile text is read quickly and never beyond the limit', () => {
  const hostile = [
    '가'.repeat(200_000),
    'a '.repeat(200_000),
    `${' '.repeat(200_000)}가`,
    '가 '.repeat(100_000),
    'a.'.repeat(100_000),
    '+'.repeat(200_000),
    '\u0301'.repeat(100_000),
    'a'.repeat(200_000),
    '가\u200b'.repeat(50_000),
  ]
  for (const text of hostile) {
    const begun = process.cpuUsage()
    expect(searchTokens(text).length).toBeLessThanOrEqual(MAX_TOKENS)
    // About 60 ms each on a slow machine; anything quadratic takes minutes.
    expect(process.cpuUsage(begun).user / 1_000, text.slice(0, 4)).toBeLessThan(8_000)
  }
})
