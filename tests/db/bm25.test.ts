import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { countPhrase } from '#app/domain/search/count-phrase.ts'
import { searchTokens } from '#app/domain/search/tokens.ts'
import { bm25 } from '#db/dialects/bm25.ts'

const corpus = { length: 100, averageLength: 100, corpusSize: 1_000 }

test('a match in the title outweighs two in the body', () => {
  const inTitle = bm25({ ...corpus, terms: [{ title: 1, body: 0, documents: 10 }] })
  const inBody = bm25({ ...corpus, terms: [{ title: 0, body: 2, documents: 10 }] })
  expect(inTitle).toBeGreaterThan(inBody)
})

test('a rare word counts more than a common one, and a shorter text more than a longer', () => {
  const term = { title: 0, body: 1, documents: 10 }
  expect(bm25({ ...corpus, terms: [term] })).toBeGreaterThan(bm25({ ...corpus, terms: [{ ...term, documents: 300 }] }))
  expect(bm25({ ...corpus, terms: [term] })).toBeGreaterThan(bm25({ ...corpus, length: 400, terms: [term] }))
})

test('without a match, and in an empty corpus, the score is zero', () => {
  expect(bm25({ ...corpus, terms: [{ title: 0, body: 0, documents: 3 }] })).toBe(0)
  expect(bm25({ terms: [], length: 0, averageLength: 0, corpusSize: 0 })).toBe(0)
})

test('the score is the one SQLite computes with title weight 3', () => {
  const pages = [
    ['환불 규정', '결제 후 7일 안에 환불을 받습니다'],
    ['배송 조회', '배송은 3일 걸립니다. 환불은 따로 문의하세요'],
    ['로그인이 안 돼요', '비밀번호를 바꾸세요'],
    ['비밀번호', '메일이 오지 않습니다'],
    ['앱이 꺼져요', 'iPhone에서 앱이 꺼집니다'],
  ] as const
  const db = new Database(':memory:')
  db.exec(`create virtual table page using fts5(title, body, content='', tokenize='unicode61', prefix='1')`)
  const insert = db.prepare('insert into page(rowid, title, body) values (?, ?, ?)')
  const indexed = pages.map(([title, body]) => ({ title: searchTokens(title), body: searchTokens(body) }))
  indexed.forEach(({ title, body }, at) => insert.run(at + 1, title.join(' '), body.join(' ')))
  const lengths = indexed.map(({ title, body }) => title.length + body.length)

  const phrases = [['환불'], ['배송']].map((tokens) => ({ tokens, prefix: false }))
  const documents = phrases.map(
    (phrase) => indexed.filter(({ title, body }) => countPhrase(title, phrase) + countPhrase(body, phrase) > 0).length,
  )
  const rows = db
    .prepare<[string], { id: number; score: number }>(
      'select rowid id, -bm25(page, 3, 1) score from page where page match ?',
    )
    .all('"환불" OR "배송"')
  db.close()

  expect(rows).toHaveLength(2)
  for (const { id, score } of rows) {
    const page = indexed[id - 1]
    const ours = bm25({
      terms: phrases.map((phrase, at) => ({
        title: countPhrase(page?.title ?? [], phrase),
        body: countPhrase(page?.body ?? [], phrase),
        documents: documents[at] ?? 0,
      })),
      length: lengths[id - 1] ?? 0,
      averageLength: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
      corpusSize: pages.length,
    })
    expect(ours).toBeCloseTo(score, 9)
  }
})
