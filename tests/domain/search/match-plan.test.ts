import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupOccurs } from '#app/domain/search/count-phrase.ts'
import { encodeToken } from '#app/domain/search/encode-token.ts'
import { matchPlan, rarestTokens, type MatchGroup, type MatchPlan } from '#app/domain/search/match-plan.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { searchTokens } from '#app/domain/search/tokens.ts'

function planFor(q: string): MatchPlan {
  return matchPlan(parseQuery(q))
}

function exactly(...tokens: string[]): MatchGroup {
  return { anyOf: [{ tokens, prefix: false }] }
}

function startingWith(token: string): MatchGroup {
  return { anyOf: [{ tokens: [token], prefix: true }] }
}

/** Whether a text is found by the first step of the plan. */
function finds(q: string, text: string): boolean {
  const plan = planFor(q)
  const tokens = searchTokens(text)
  return plan.all.every((group) => groupOccurs(tokens, group)) && !plan.none.some((group) => groupOccurs(tokens, group))
}

test('one syllable is a prefix, a longer word is a sequence of pairs', () => {
  expect(planFor('돈 환불 배송지').all).toEqual([startingWith('돈'), exactly('환불'), exactly('배송', '송지')])
})

test('a quoted phrase crosses its spaces', () => {
  expect(planFor('"환불 안 돼요"').all).toEqual([exactly('환불', '불안', '안돼', '돼요')])
})

test('a particle on a foreign word is not required, unless it is all there is', () => {
  expect(planFor('iPhone에서 API를 3주째').all).toEqual([
    exactly('iphon'),
    exactly('api'),
    exactly('3'),
    exactly('주째'),
  ])
  expect(planFor('에서').all).toEqual([exactly('에서')])
})

test('a compound word is found as one and written apart', () => {
  expect(planFor('node.js').all).toEqual([
    {
      anyOf: [
        { tokens: [encodeToken('node.js')], prefix: false },
        { tokens: ['node', 'js'], prefix: false },
      ],
    },
  ])
  expect(planFor('c++').all).toEqual([exactly(encodeToken('c++'))])
})

test('long queries lose their stop words and single syllables, short ones keep them', () => {
  expect(planFor('how do I reset the password').all).toEqual([exactly('reset'), exactly('password')])
  expect(planFor('How do I reset it?!').all).toEqual([exactly('reset')])
  expect(planFor('how to').all).toHaveLength(2)
  expect(planFor('로그인 안 돼요 왜 이러죠').all).toEqual([exactly('로그', '그인')])
  expect(planFor('who are you and why').all).toHaveLength(5)
})

test('particles and endings are not asked for, and what says little alone only raises the score', () => {
  expect(planFor('환불을 언제 해주나요').all).toEqual([
    exactly('환불'),
    {
      anyOf: [
        { tokens: ['환불'], prefix: false },
        { tokens: ['언제'], prefix: false },
      ],
    },
  ])
  expect(planFor('환불을 언제 해주나요').any).toEqual(['환불', '언제'])
  expect(planFor('언제 되나요').all).toEqual([exactly('언제')])
})

test('another name of a word, or of two in a row, may stand for each of them', () => {
  const alternatives = [{ words: ['charged', 'twice'], instead: ['double billing'], from: 'synonyms' as const }]
  const other = { tokens: ['doubl', 'bill'], prefix: false }
  expect(matchPlan({ ...parseQuery('charged twice'), alternatives }).all).toEqual([
    { anyOf: [{ tokens: ['charg'], prefix: false }, other] },
    { anyOf: [{ tokens: ['twice'], prefix: false }, other] },
  ])
})

test('the fallback asks for every pair, also those that cross a space, but for no stop word', () => {
  expect(planFor('환불 배송 the iPhone').any).toEqual(['환불', '불배', '배송', 'iphon'])
  expect(planFor('what is this').any).toEqual(['what', 'is', 'thi'])
})

test('a word typed twice is looked up once', () => {
  expect(planFor('환불 환불 Password passwords').all).toEqual([exactly('환불'), exactly('password')])
})

test('another word on a foreign one is required', () => {
  expect(planFor('iPhone앱').all).toEqual([exactly('iphon'), startingWith('앱')])
})

test('the rarest tokens are asked for first and those that occur nowhere not at all', () => {
  const counts = new Map([
    ['흔한', 900],
    ['드문', 2],
    ['보통', 40],
  ])
  expect(rarestTokens(['흔한', '없는', '보통', '드문'], counts, 2)).toEqual(['드문', '보통'])
})

test.each([
  ['환불', '교환 및 환불은 7일', true],
  ['돈', '내 돈', true],
  ['돈', '내 돈을 돌려줘', true],
  ['로그인이안돼요', '로그인이 안 돼요', true],
  ['로그인이 안돼요', '로그인이안 돼요', true],
  ['환불'.normalize('NFD'), '환불', true],
  ['환불', '환불'.normalize('NFD'), true],
  ['아이폰에서', '아이폰에서만', true],
  ['iphone', 'iPhone에서 결제', true],
  ['iphone15', 'iPhone 15 Pro', true],
  ['iphone 15', 'iPhone15', true],
  ['wifi', 'Wi-Fi가', true],
  ['wi-fi', 'WIFI', true],
  ['c++', 'C++은 어렵다', true],
  ['c++', 'C는 쉽다', false],
  ['0x80070005', '오류 0x80070005가', true],
  ['80070005', '오류 0x80070005가', true],
  ['resets', 'resetting', true],
  ['환불 -카드', '카드 환불', false],
  ['환불 -카드', '현금 환불', true],
  ['"node server"', 'a node.js server', false],
  ['"iPhone 은"', 'iPhone 은색', true],
  ['배송', '배달이 송금', false],
])('%j in %j: %j', (q, text, found) => {
  expect(finds(q, text)).toBe(found)
})

test('a text is found by each of its own words and by its own beginning as a phrase', () => {
  const word = fc.constantFrom(
    '환불',
    '돈',
    '안',
    '로그인이',
    'iPhone에서',
    'C++',
    'node.js',
    'passwords',
    '3주째',
    'v2',
    '漢字',
    'wi-fi',
    'ㅠㅠ',
    'don’t',
  )
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(' ', '\n', ', ', '  '),
      (words, gap) => {
        const text = words.join(gap)
        for (const one of words) expect(finds(one, text), `${one} in ${text}`).toBe(true)
        if (gap !== ', ') expect(finds(`"${words.slice(0, 3).join(' ')}"`, words.join(' '))).toBe(true)
      },
    ),
    { numRuns: 150 },
  )
})

test('whatever is typed, the plan is small and SQLite accepts it', () => {
  const db = new Database(':memory:')
  db.exec(`create virtual table page using fts5(title, body, content='', tokenize='unicode61', prefix='1')`)
  const match = db.prepare('select rowid from page where page match ?')
  const phrase = ({ tokens, prefix }: MatchGroup['anyOf'][number]) => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`
  const expression = (groups: MatchGroup[], word: string) =>
    groups.map(({ anyOf }) => `(${anyOf.map(phrase).join(' OR ')})`).join(word)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const plan = planFor(`돈 c++ -${text} "${text}" ${text}`)
      expect(plan.all.length).toBeLessThanOrEqual(16)
      expect(plan.none.length).toBeLessThanOrEqual(16)
      expect(plan.any.length).toBeLessThanOrEqual(64)
      const none = plan.none.length > 0 ? ` NOT (${expression(plan.none, ' OR ')})` : ''
      expect(match.all(`(${expression(plan.all, ' AND ')})${none}`)).toEqual([])
    }),
    { numRuns: 150 },
  )
  db.close()
})
