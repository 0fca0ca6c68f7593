// On both databases: the ledger on both.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { expirePoints } from '#app/domain/ledger/expire-points.server.ts'
import { liability } from '#app/domain/ledger/liability.server.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { pointsPage } from '#app/domain/loyalty/awards/points-page.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function accepted(test: TestApp, ann: Actor, bob: Actor): Promise<void> {
  await acceptAnswer(test.as(ann), {
    postId: (
      await anAnswer(test, {
        to: await aThread(test, { by: ann, title: `How does it work at ${test.clock.now()}` }),
        by: bob,
      })
    ).id,
  })
  test.clock.advance({ days: 4 })
  await test.app.context().write((tx) => tx.schedule('mature-points', {}))
  await test.drainJobs()
}

const available = async (test: TestApp, member: Actor): Promise<number> =>
  (await balancesOf(test.app.platform.open.reader, [member.memberId ?? ''])).get(member.memberId ?? '')?.available ?? -1

test('points stay for ever unless the site lets them expire', async () => {
  const test = await testApp()
  const { ann, bob } = await people(test, 'ann', 'bob')
  await accepted(test, ann, bob)
  test.clock.advance({ days: 3_650 })
  expect(await expirePoints(test.app.context())).toBe(0)
  expect(await available(test, bob)).toBe(10)
})

test('the oldest points expire first, once, and the member reads it before and after', async () => {
  const test = await testApp()
  const { ann, bob } = await people(test, 'ann', 'bob')
  await test.set('points.expiry', 'age')
  await accepted(test, ann, bob)
  test.clock.advance({ days: 400 })
  await accepted(test, ann, bob)
  test.clock.advance({ days: 300 })
  const page = await pointsPage(test.as(bob), bob.memberId ?? '', { limit: 20, cursor: null })
  expect(page.expiring).toMatchObject([{ points: 10 }])
  expect(await expirePoints(test.app.context())).toBe(0)
  test.clock.advance({ days: 40 })
  expect(await Promise.all([expirePoints(test.app.context()), expirePoints(test.app.context())])).toContain(11)
  expect(await expirePoints(test.app.context())).toBe(0)
  expect(await available(test, bob)).toBe(10)
  expect(
    (await pointsPage(test.as(bob), bob.memberId ?? '', { limit: 20, cursor: null })).lines.items[0],
  ).toMatchObject({ kind: 'expiry', points: -10, reputation: 0 })
  expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
})

test('nothing expires before the notice after switching expiry on', async () => {
  const test = await testApp()
  const { ann, bob } = await people(test, 'ann', 'bob')
  await accepted(test, ann, bob)
  test.clock.advance({ days: 1_000 })
  await test.set('points.expiry', 'inactivity')
  expect(await expirePoints(test.app.context())).toBe(0)
  expect((await pointsPage(test.as(bob), bob.memberId ?? '', { limit: 20, cursor: null })).expiring).toMatchObject([
    { points: 10 },
  ])
  test.clock.advance({ days: 61 })
  await expirePoints(test.app.context())
  expect(await available(test, bob)).toBe(0)
})

test('the liability says what is outstanding by state and age, what it costs and what will expire', async () => {
  const test = await testApp()
  const { ann, bob, ada } = await people(test, 'ann', 'bob', 'ada')
  await test.set('points.expiry', 'age')
  await accepted(test, ann, bob)
  test.clock.advance({ days: 100 })
  await acceptAnswer(test.as(ann), {
    postId: (
      await anAnswer(test, { to: await aThread(test, { by: ann, title: 'Another question altogether' }), by: bob })
    ).id,
  })
  const owed = await liability(test.as(ada))
  expect(owed.states).toEqual([
    { key: 'pending', points: 11, cost: 110 },
    { key: 'available', points: 11, cost: 110 },
    { key: 'reserved', points: 0, cost: 0 },
  ])
  expect(owed.outstanding).toEqual({ points: 22, cost: 220 })
  expect(owed.ages.filter(({ points }) => points > 0)).toEqual([{ key: 'to180', points: 11, cost: 110 }])
  expect(owed.expiring.map(({ points }) => points)).toEqual([0, 0, 0])
  test.clock.advance({ days: 600 })
  expect((await liability(test.as(ada))).expiring.map(({ points }) => points)).toEqual([0, 11, 11])
  await expect(liability(test.as(bob))).toFailWith('forbidden')
})
