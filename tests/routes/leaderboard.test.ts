// On both databases: set-based SQL.
import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { loader } from '#app/routes/leaderboard.tsx'
import { people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aThread } from '#tests/factories/threads.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './api/call-api.ts'

async function site() {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const to = await aThread(community, { by: ann })
  await acceptAnswer(community.as(ann), { postId: (await anAnswer(community, { to, by: bob })).id })
  return community
}

test('everybody may look who helped, this week first, and an unknown period or category shows the same', async () => {
  const community = await site()
  const open = (query: string) => loader(visit(community.visitor(), { at: `/leaderboard${query}` }))
  const whole = await open('')
  expect(whole).toMatchObject({
    period: 'week',
    category: null,
    first: true,
    next: null,
    rows: [
      { rank: 1, figure: 15, author: { name: 'Bob', handle: 'bob' } },
      { rank: 2, figure: 2, author: { handle: 'ann' } },
    ],
  })
  expect(await open('?period=century&category=nowhere&measure=length')).toEqual(whole)
  expect((await open('?period=all')).rows.map(({ figure }) => figure)).toEqual([16, 3])
  await aCategory(community, 'devices')
  expect((await open('?category=devices')).rows).toEqual([])
})

test('the API lists rank, member and reputation, and refuses what it does not know', async () => {
  const community = await site()
  expect(await callApi(community, null, { at: '/leaderboard?period=month&limit=1' })).toEqual({
    status: 200,
    body: {
      items: [
        { rank: 1, previousRank: null, member: { handle: 'bob', name: 'Bob', url: '/members/bob' }, reputation: 15 },
      ],
      next: expect.any(String) as string,
    },
  })
  expect(await callApi(community, null, { at: '/leaderboard?period=century' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'period' }] },
  })
  expect(await callApi(community, null, { at: '/leaderboard?category=nowhere', language: 'ko' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'category', message: '없는 분류예요.' }] },
  })
  expect((await callApi(community, null, { at: '/leaderboard', method: 'POST', body: {} })).status).toBe(405)
})
