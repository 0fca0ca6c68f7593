import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { loader as show } from '#app/routes/badges/badge.tsx'
import { loader as list } from '#app/routes/badges/index.tsx'
import { loader as memberBadges } from '#app/routes/members/badges.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { callApi } from '#tests/routes/api/call-api.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const question = await aThread(app, { by: ann, title: 'The meter reads 0 W' })
  const answer = await anAnswer(app, { to: question, by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  await app.drainJobs()
  return { app, ann, bob, question, answer }
}

test('the page of all badges says how to earn each, how many hold it, and how far the reader is', async () => {
  const { app, bob } = await site()
  const all = await list(visit(app.as(bob), { at: '/badges' }))
  const of = (key: string) => all.families.flatMap(({ badges }) => badges).find((one) => one.key === key)
  expect(of('first-accepted')).toMatchObject({ condition: '1 answer accepted', holders: 1, mine: 1 })
  expect(of('ten-accepted')).toMatchObject({
    condition: '10 answers accepted',
    holders: 0,
    mine: 0,
    progress: { have: 1, need: 10 },
  })
  const seen = await list(visit(app.visitor(), { at: '/badges' }))
  expect(seen.held).toBeNull()
  expect(
    seen.families.flatMap(({ badges }) => badges).every(({ progress, mine }) => progress === null && mine === 0),
  ).toBe(true)
})

test('the page of a badge lists who holds it and what earned it, and nobody knows an invented one', async () => {
  const { app, ann, question } = await site()
  const open = (code: string) => show(visit(app.visitor(), { at: `/badges/${code}`, params: { code } }))
  expect(await open('first-accepted')).toMatchObject({
    count: 1,
    rows: [{ author: { handle: 'bob' }, subject: { title: 'The meter reads 0 W' } }],
  })
  await expect(open('toString')).rejects.toMatchObject({ init: { status: 404 } })
  await removePost(app.as(ann), { postId: question.post.id })
  expect((await open('first-accepted')).rows.map(({ subject }) => subject)).toEqual([null])
})

test('a member reads what came and went, others only what is held', async () => {
  const { app, ann, bob, answer } = await site()
  app.clock.advance({ days: 1 })
  await unacceptAnswer(app.as(ann), { postId: answer.id })
  await app.drainJobs()
  const open = (by: typeof bob) =>
    memberBadges(visit(app.as(by), { at: '/members/bob/badges', params: { handle: 'bob' } }))
  const own = await open(bob)
  expect(own.changes[0]).toMatchObject({ what: 'taken', badge: { name: 'First accepted' } })
  expect(own.rows.map(({ badge }) => badge.id).sort()).toEqual(['first-answer', 'one-year-here'])
  expect((await open(ann)).changes).toEqual([])
})

test('a page of many holders costs as many queries as one of few', async () => {
  const { app, bob } = await site()
  const cost = () =>
    countQueries(app.as(bob), (ctx) =>
      show(visit(ctx, { at: '/badges/one-year-here', params: { code: 'one-year-here' } })),
    )
  const few = await cost()
  for (let i = 0; i < 20; i++) await aMember(app, `member${i}`)
  await app.app.platform.open.db
    .insertInto('badge_award')
    .columns(['member_id', 'badge', 'awarded_at'])
    .expression((eb) =>
      eb
        .selectFrom('member')
        .select((s) => ['id', s.val('one-year-here').as('badge'), 'joined_at'])
        .where('handle', 'like', 'member%'),
    )
    .execute()
  expect(await cost()).toBe(few)
})

test('the API says the same', async () => {
  const { app } = await site()
  const all = await callApi(app, null, { at: '/badges', language: 'ko' })
  expect(all.status).toBe(200)
  expect((all.body as { items: object[] }).items).toContainEqual({
    key: 'ten-accepted',
    name: '해결사',
    level: 'silver',
    family: 'answering',
    needs: { acceptedAnswers: 10 },
    condition: '답변 10개 채택받기',
    repeatable: false,
    perTag: false,
    holders: 0,
    url: '/badges/ten-accepted',
  })
  const held = await callApi(app, null, {
    at: '/members/bob/badges',
  })
  expect((held.body as { items: object[] }).items).toContainEqual(
    expect.objectContaining({
      key: 'first-accepted',
      level: 'bronze',
      tag: null,
      count: 1,
      url: '/badges/first-accepted',
    }),
  )
})
