import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiServer, askedAndAnswered, call, type ApiServer, type Listed } from './api-client.ts'

type Line = {
  id: string
  transaction: string
  unit: string
  amount: number
  account: string
  rule: string
  event: string
  subject: { type: string; id: string; url: string | null }
  capped: string | null
  reverses: string | null
  reason: string
  maturesAt: string | null
}

let api: ApiServer
beforeAll(async () => {
  api = await apiServer(['ann', 'bob', 'cora', 'mo', 'ada', 'dora', 'earl'])
})
afterAll(() => api.server.stop())

test('a profile is public, its points are not', async () => {
  await askedAndAnswered(api)
  const seen = await api.as.nobody('GET', '/members/bob')
  expect(seen).toMatchObject({
    status: 200,
    body: {
      handle: 'bob',
      name: 'Bob',
      joinedAt: expect.any(String),
      roles: [],
      trustLevel: 2,
      reputation: expect.any(Number),
      tier: 'friend',
      badges: expect.any(Array),
    },
  })
  for (const who of ['nobody', 'ann', 'mo'])
    expect((await call(api.as, who)('GET', '/members/bob')).body, who).not.toHaveProperty('points')
  for (const who of ['bob', 'ada'])
    expect((await call(api.as, who)('GET', '/members/bob')).body, who).toMatchObject({
      points: { available: 0, pending: expect.any(Number), reserved: 0 },
    })
  expect((await api.as.nobody('GET', '/members/BOB')).body).toMatchObject({ handle: 'bob' })
  expect((await api.as.nobody('GET', '/members/nobody-here')).status).toBe(404)
  expect(JSON.stringify(seen.body)).not.toMatch(/example\.com|password/)
})

test('the book has a line per entry with its reason in the language of the reader, and what was undone names what it undoes', async () => {
  const { answerId } = await askedAndAnswered(api)
  const ann = call(api.as, 'ann')
  const cora = call(api.as, 'cora')
  await ann('PUT', `/posts/${answerId}/accept`)
  await cora('PUT', `/posts/${answerId}/vote`, { value: 1 })
  await cora('PUT', `/posts/${answerId}/vote`, { value: 0 })

  const bob = call(api.as, 'bob')
  const { items } = (await bob<Listed<Line>>('GET', '/members/bob/ledger')).body
  const about = items.filter((line) => line.subject?.id === answerId)
  expect(about.map(({ unit, amount, account, rule, event }) => ({ unit, amount, account, rule, event }))).toEqual([
    { unit: 'points', amount: -2, account: 'pending', rule: 'answer-voted-up', event: 'vote.withdrawn' },
    { unit: 'reputation', amount: -10, account: 'reputation', rule: 'answer-voted-up', event: 'vote.withdrawn' },
    { unit: 'points', amount: 2, account: 'pending', rule: 'answer-voted-up', event: 'answer.votedUp' },
    { unit: 'reputation', amount: 10, account: 'reputation', rule: 'answer-voted-up', event: 'answer.votedUp' },
    { unit: 'points', amount: 10, account: 'pending', rule: 'answer-accepted', event: 'answer.accepted' },
    { unit: 'reputation', amount: 15, account: 'reputation', rule: 'answer-accepted', event: 'answer.accepted' },
  ])
  expect(about[0]?.reverses).toBe(about[2]?.transaction)
  expect(about[5]).toMatchObject({
    ruleVersion: 1,
    capped: null,
    reverses: null,
    reason: 'Your answer in The meter reads 0 W was accepted',
    maturesAt: expect.any(String),
  })
  expect(about[5]?.subject).toEqual({ type: 'post', id: answerId, url: `/posts/${answerId}` })

  const korean = (
    await bob<Listed<Line>>('GET', '/members/bob/ledger', undefined, { 'Accept-Language': 'ko-KR,ko;q=0.9' })
  ).body.items
  expect(korean.find(({ id }) => id === about[5]?.id)?.reason).toBe('The meter reads 0 W에 쓴 답변이 채택됐어요')

  const paged: Line[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Listed<Line> = (
      await bob<Listed<Line>>('GET', `/members/bob/ledger?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`)
    ).body
    paged.push(...page.items)
    cursor = page.next
  }
  expect(paged).toEqual(items)
})

test('an award that a limit left nothing of is a line too, and says why', async () => {
  await api.withApp(async (app) => {
    const row = { key: 'reputation.postCapUp', value: '10', changed_at: app.context().now(), changed_by: null }
    await app.platform.open.db.insertInto('setting').values(row).execute()
  })
  // A running server reads its settings again every three seconds.
  await new Promise((resolve) => setTimeout(resolve, 3_100))
  const { answerId } = await askedAndAnswered(api)
  for (const who of ['dora', 'earl']) await call(api.as, who)('PUT', `/posts/${answerId}/vote`, { value: 1 })
  const { items } = (await call(api.as, 'bob')<Listed<Line>>('GET', '/members/bob/ledger')).body
  expect(items[0]).toMatchObject({
    unit: 'reputation',
    amount: 0,
    account: 'reputation',
    capped: 'post',
    rule: 'answer-voted-up',
    subject: { id: answerId },
  })
  expect(items[0]?.reason).toContain('0 of +10')
})

test("another's book is for admins only", async () => {
  expect((await api.as.nobody('GET', '/members/bob/ledger')).status).toBe(401)
  for (const who of ['ann', 'mo']) expect((await call(api.as, who)('GET', '/members/bob/ledger')).status, who).toBe(403)
  expect((await call(api.as, 'ada')('GET', '/members/bob/ledger')).status).toBe(200)
  // An admin whose token is only for reading is a reader.
  expect((await (await api.tokenFor('ada', ['read']))('GET', '/members/bob/ledger')).status).toBe(403)
  expect((await call(api.as, 'ada')('GET', '/members/nobody-here/ledger')).status).toBe(404)
})

test('a token says whose it is and what it may do', async () => {
  expect((await call(api.as, 'bob')('GET', '/me')).body).toMatchObject({
    handle: 'bob',
    points: { reserved: 0 },
    scopes: ['read', 'write'],
  })
  expect((await call(api.as, 'mo')('GET', '/me')).body).toMatchObject({
    handle: 'mo',
    roles: ['moderator'],
    scopes: ['read', 'write', 'moderate'],
  })
  expect((await api.as.nobody('GET', '/me')).status).toBe(401)
})

test('what staff do is in the audit log, newest first, for admins with a token for it', async () => {
  const { answerId } = await askedAndAnswered(api)
  await call(api.as, 'mo')('DELETE', `/posts/${answerId}`)
  const log = await call(api.as, 'ada')<Listed<{ seq: number }>>('GET', '/audit?limit=2')
  expect(log.body.items[0]).toMatchObject({
    seq: expect.any(Number),
    at: expect.any(String),
    actor: { handle: 'mo' },
    action: 'post.remove',
    subject: { type: 'post', id: answerId },
    before: 'visible',
    after: 'deleted',
    reason: '',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const older = await call(api.as, 'ada')<Listed<{ seq: number }>>('GET', `/audit?limit=2&cursor=${log.body.next}`)
  expect(older.body.items[0]?.seq).toBe((log.body.items[1]?.seq ?? 0) - 1)
  for (const who of ['ann', 'mo'])
    expect(await call(api.as, who)('GET', '/audit'), who).toMatchObject({
      status: 403,
      body: { code: 'scope_missing' },
    })
  // The scope alone is no right: the member has to be an admin too.
  expect(await (await api.tokenFor('mo', ['admin']))('GET', '/audit')).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
})
