// On both databases: the ledger on both.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { adjustBalance, decideAdjustment } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { pointsLines } from '#app/domain/loyalty/awards/points-page.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { reviewItem } from '#app/domain/review/queries/review-items.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const balances = async (test: TestApp, member: Actor) =>
  (await balancesOf(test.app.platform.open.reader, [member.memberId ?? ''])).get(member.memberId ?? '')

test('an admin corrects a balance with a reason that the member reads, once per key', async () => {
  const test = await testApp()
  const [ann, ada] = [await aMember(test, 'ann'), test.as(await aMember(test, 'ada'))]
  const input = {
    memberId: ann.memberId ?? '',
    unit: 'points',
    amount: 50,
    reason: 'sorry for the outage',
    key: 'outage',
  } as const
  expect(await adjustBalance(ada, input)).toMatchObject({ state: 'posted' })
  expect(await adjustBalance(ada, input)).toMatchObject({ state: 'known' })
  await adjustBalance(ada, { ...input, key: 'back', amount: -20 })
  await adjustBalance(ada, { ...input, key: 'esteem', unit: 'reputation', amount: 5 })
  expect(await balances(test, ann)).toMatchObject({ available: 30, reputation: 5 })
  expect((await pointsLines(test.as(ann), ann.memberId ?? '', { limit: 5, cursor: null })).items).toMatchObject([
    { kind: 'adjustment', reputation: 5 },
    { points: -20 },
    { points: 50, reason: 'sorry for the outage', state: 'available' },
  ])
  expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
  expect((await replayLedger(test.app.context())).differences.filter(({ live }) => live.points !== 0)).toEqual([])
  await expect(test).toHaveRecorded('points.adjusted', 3)
})

test('nobody corrects their own balance, takes more than there is, or does it without the right', async () => {
  const test = await testApp()
  const { ann, ada } = await people(test, 'ann', 'ada')
  const input = { unit: 'points', amount: -1, reason: 'testing limits' } as const
  await expect(adjustBalance(test.as(ada), { ...input, amount: 5, memberId: ada.memberId ?? '' })).toFailWith(
    'forbidden',
  )
  await expect(adjustBalance(test.as(ann), { ...input, memberId: ada.memberId ?? '' })).toFailWith('forbidden')
  await expect(adjustBalance(test.as(ada), { ...input, memberId: ann.memberId ?? '' })).toFailWith('invalid')
})

test('a large correction waits for a second admin', async () => {
  const test = await testApp()
  const [ann, ada, eve] = [
    await aMember(test, 'ann'),
    await aMember(test, 'ada'),
    await aMember(test, 'eve', { roles: ['admin'] }),
  ]
  const proposed = await adjustBalance(test.as(ada), {
    memberId: ann.memberId ?? '',
    unit: 'points',
    amount: 5_000,
    reason: 'a prize from the anniversary',
  })
  if (proposed.state !== 'waiting') throw new Error('it should wait')
  expect(await balances(test, ann)).toMatchObject({ available: 0 })
  const item = await reviewItem(test.as(ada), proposed.itemId)
  await expect(decideAdjustment(test.as(ada), item, { decision: 'approve', note: '' })).toFailWith('forbidden')
  await decideAdjustment(test.as(eve), item, { decision: 'approve', note: '' })
  await expect(decideAdjustment(test.as(eve), item, { decision: 'approve', note: '' })).toFailWith('conflict')
  expect(await balances(test, ann)).toMatchObject({ available: 5_000 })
})
