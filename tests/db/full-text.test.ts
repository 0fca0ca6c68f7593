// On both databases: the dialects differ here.
import { expect, test } from 'vitest'
import { matchPlan } from '#app/domain/search/match-plan.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { searchTokens } from '#app/domain/search/tokens.ts'
import type { FullTextMatch, FullTextQuery } from '#db/dialects/full-text.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const pages: [title: string, body: string][] = [
  ['환불 규정', '결제 후 7일 안에 환불을 받습니다'],
  ['배송 조회', '배송은 3일 걸립니다. 환불은 따로 문의하세요'],
  ['로그인이 안 돼요', '비밀번호를 바꾸세요'],
  ['비밀번호', '메일이 오지 않습니다. 돈을 냈는데요'],
  ['앱이 꺼져요', 'iPhone에서 앱이 꺼집니다'],
  ['Refund policy', 'You get the money back within seven days'],
  ['The meter reads 0 W', 'Router and meter do not find each other. c++ and node.js'],
]

/** As FTS5 computes them with weights 3 and 1 over these seven documents. */
const scoresOfFts5: [q: string, match: FullTextQuery['match'], scores: [rowid: number, score: number][]][] = [
  [
    '환불 배송',
    'any',
    [
      [2, 3.020437],
      [1, 1.318837],
    ],
  ],
  ['환불 배송', 'every', [[2, 3.020437]]],
  [
    '비밀번호 돈',
    'any',
    [
      [4, 2.600002],
      [3, 0.805207],
    ],
  ],
  [
    '"0 w" meter money',
    'any',
    [
      [7, 4.723961],
      [6, 1.759062],
    ],
  ],
  [
    'node.js 앱',
    'any',
    [
      [7, 2.853532],
      [5, 2.556488],
    ],
  ],
]

test.each(scoresOfFts5)('both dialects give %j, %s, the same rows with the same scores', async (q, match, scores) => {
  const community = await filled()
  const found = (await find(community, query(q, match))).map(({ rowid, score }) => [
    rowid,
    Math.round(score * 1e6) / 1e6,
  ])
  expect(found).toEqual(scores)
})

test('every group, or any group', async () => {
  const community = await filled()
  expect(ids(await find(community, query('환불 배송', 'every')))).toEqual([2])
  expect(ids(await find(community, query('환불 배송', 'any')))).toEqual([1, 2])
  expect(ids(await find(community, query('환불 자전거', 'every')))).toEqual([])
})

test('a phrase stands in one field, in its order', async () => {
  const community = await filled()
  expect(ids(await find(community, query('"meter reads"', 'every')))).toEqual([7])
  expect(ids(await find(community, query('"reads meter"', 'every')))).toEqual([])
  // The last word of the title and the first of the body.
  expect(ids(await find(community, query('"policy you"', 'every')))).toEqual([])
})

test('a prefix stands for every token it begins', async () => {
  const community = await filled()
  expect(ids(await find(community, query('돈', 'every')))).toEqual([4])
  expect(ids(await find(community, query('앱', 'every')))).toEqual([5])
})

test('a document with an excluded phrase is left out', async () => {
  const community = await filled()
  expect(ids(await find(community, query('환불 -배송', 'every')))).toEqual([1])
})

test('only the rows asked for are matched', async () => {
  const community = await filled()
  const { reader } = community.app.platform.open
  const among = reader.selectFrom('search_document').select('rowid').where('title', '=', '배송 조회')
  expect(ids(await find(community, query('환불', 'every'), among))).toEqual([2])
})

test('the limit keeps the best', async () => {
  const community = await filled()
  const all = await find(community, query('환불 배송', 'any'))
  expect(await find(community, query('환불 배송', 'any'), null, 1)).toEqual(all.slice(0, 1))
})

test('the first few are asked for without a rank: all of them when they are fewer', async () => {
  const community = await filled()
  const { dialect, reader } = community.app.platform.open
  const first = (q: string, limit: number) => dialect.fullText.first(reader, query(q, 'every'), limit)
  expect((await first('환불', 5)).toSorted()).toEqual([1, 2])
  expect(await first('환불', 1)).toHaveLength(1)
  expect(await first('환불 -배송', 5)).toEqual([1])
  expect(await first('자전거', 5)).toEqual([])
})

test('with a seed, only documents with one of its terms are scored, by all of the terms', async () => {
  const community = await filled()
  const all = await find(community, query('환불 배송', 'any'))
  const seeded = await find(community, { ...query('환불 배송', 'any'), seed: query('배송', 'any').groups })
  expect(seeded).toEqual(all.filter(({ rowid }) => rowid === 2))
})

test('of a broad query the newest are scored that hold it in the title, and some of the newest; all when all are asked for', async () => {
  const community = await filled()
  const { db, reader, dialect } = community.app.platform.open
  for (let rowid = 20; rowid < 70; rowid++) {
    await db
      .insertInto('search_document')
      .values({
        rowid,
        type: 'thread',
        subject_id: `thr_${rowid}`,
        title: 'x',
        parts: '[]',
        lang: null,
        title_tokens: 1,
        body_tokens: 1,
        updated_at: community.clock.now(),
      })
      .execute()
    await put(community, rowid, rowid === 30 ? ['Widget', 'oldest'] : ['Other', 'widget'])
  }
  const found = (limit: number, broad: number) =>
    dialect.fullText.match(reader, query('widget', 'every'), { among: null, limit, broad })
  expect(ids(await found(20, 40))).toEqual([30, 65, 66, 67, 68, 69])
  expect(await found(50, 40)).toHaveLength(50)
  expect(await found(20, 50)).toHaveLength(20)
  expect((await found(1, 50))[0]?.rowid).toBe(30)
})

test('putting again replaces, taking out twice is allowed, and the counts follow', async () => {
  const community = await filled()
  expect(await counts(community, '환불')).toEqual({ 환불: 2 })
  await put(community, 1, ['교환 규정', '교환만 됩니다'])
  expect(await counts(community, '환불')).toEqual({ 환불: 1 })
  expect(ids(await find(community, query('환불', 'every')))).toEqual([2])
  expect(ids(await find(community, query('교환', 'every')))).toEqual([1])
  await remove(community, 2)
  await remove(community, 2)
  expect(await counts(community, '환불')).toEqual({})
  expect(await find(community, query('환불', 'every'))).toEqual([])
})

test('many are put at once, new ones and known ones, and the counts are the same as one by one', async () => {
  const community = await filled()
  await community.app.context().write((tx) =>
    tx.dialect.fullText.put(tx.db, [
      { rowid: 9, title: ['환불'], body: ['환불', '새로'] },
      { rowid: 1, title: ['교환'], body: ['새로'] },
      { rowid: 8, title: [], body: ['새로'] },
    ]),
  )
  expect(await counts(community, '환불', '교환', '새로')).toEqual({ 환불: 2, 교환: 1, 새로: 3 })
  expect(ids(await find(community, query('새로', 'every')))).toEqual([1, 8, 9])
  expect(ids(await find(community, query('환불', 'every')))).toEqual([2, 9])
  const scored = await find(community, query('환불', 'every'))
  for (const rowid of [1, 8, 9]) await remove(community, rowid)
  await community.app.context().write((tx) => tx.dialect.fullText.put(tx.db, []))
  for (const [rowid, title, body] of [
    [8, '', '새로'],
    [9, '환불', '환불 새로'],
    [1, '교환', '새로'],
  ] as const) {
    await community.app
      .context()
      .write((tx) =>
        tx.dialect.fullText.put(tx.db, [{ rowid, title: title.split(' ').filter(Boolean), body: body.split(' ') }]),
      )
  }
  expect(await find(community, query('환불', 'every'))).toEqual(scored)
})

test('a text longer than positions reach is indexed and found', async () => {
  const community = await filled()
  await put(community, 8, ['Long', `${'filler word '.repeat(18_000)} needle`])
  expect(ids(await find(community, query('needle', 'every')))).toEqual([8])
})

test('searching an empty index finds nothing', async () => {
  const community = await testApp()
  expect(await find(community, query('환불', 'every'))).toEqual([])
})

async function filled(): Promise<TestApp> {
  const community = await testApp()
  const { db } = community.app.platform.open
  for (const [index, page] of pages.entries()) {
    await db
      .insertInto('search_document')
      .values({
        rowid: index + 1,
        type: 'thread',
        subject_id: `thr_${index}`,
        title: page[0],
        parts: '[]',
        lang: null,
        title_tokens: 0,
        body_tokens: 0,
        updated_at: community.clock.now(),
      })
      .execute()
    await put(community, index + 1, page)
  }
  return community
}

function put({ app }: TestApp, rowid: number, [title, body]: [string, string]): Promise<void> {
  return app
    .context()
    .write((tx) => tx.dialect.fullText.put(tx.db, [{ rowid, title: searchTokens(title), body: searchTokens(body) }]))
}

function remove({ app }: TestApp, rowid: number): Promise<void> {
  return app.context().write((tx) => tx.dialect.fullText.remove(tx.db, rowid))
}

function query(q: string, match: FullTextQuery['match']): FullTextQuery {
  const { all, none } = matchPlan(parseQuery(q))
  return { groups: all, none, match }
}

type Among = Parameters<TestApp['app']['platform']['open']['dialect']['fullText']['match']>[2]['among']

function find({ app }: TestApp, asked: FullTextQuery, among: Among = null, limit = 50): Promise<FullTextMatch[]> {
  const { dialect, reader } = app.platform.open
  return dialect.fullText.match(reader, asked, { among, limit })
}

async function counts({ app }: TestApp, ...tokens: string[]): Promise<Record<string, number>> {
  const { dialect, reader } = app.platform.open
  return Object.fromEntries(await dialect.fullText.documentCounts(reader, tokens))
}

function ids(matches: FullTextMatch[]): number[] {
  return matches.map(({ rowid }) => rowid).sort((a, b) => a - b)
}
