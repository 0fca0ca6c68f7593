// On both databases: row locks and races.
import { expect, test } from 'vitest'
import { plus } from '#app/core/time.ts'
import { approveRedemption } from '#app/domain/perks/redemptions/approve-redemption.server.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { timeOutRedemptions } from '#app/domain/perks/redemptions/time-out-redemptions.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import {
  aPerk,
  freeze,
  givePoints,
  pointsNow,
  problems,
  redeem,
  redemptionNow,
  stockNow,
} from '#tests/factories/perks.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('above the limit two different people must agree; the same one twice is not enough', async () => {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  await givePoints(app, ann, 1_001)
  const { id, approval, state } = await redeem(app, ann, await aPerk(app, { cost: 1_001 }))
  expect([approval, state]).toEqual(['staff', 'requested'])
  await approveRedemption(app.as(sam), { id, note: 'Good customer.' })
  expect((await redemptionNow(app, id)).state).toBe('requested')
  await expect(approveRedemption(app.as(sam), { id })).toFailWith('not_now', 'perks.refusal.samePerson')
  expect((await redemptionNow(app, id)).state).toBe('requested')
  await approveRedemption(app.as(ada), { id })
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'fulfilling', delivery: 'hand' })
  await expect(approveRedemption(app.as(ada), { id })).toFailWith('not_now')
  const rows = await app.app.platform.open.db
    .selectFrom('audit_event')
    .select(['action', 'actor_id', 'reason'])
    .orderBy('seq')
    .execute()
  expect(rows).toEqual([
    { action: 'redemption.approve', actor_id: sam.memberId, reason: 'Good customer.' },
    { action: 'review.decide', actor_id: ada.memberId, reason: '' },
    { action: 'redemption.approve', actor_id: ada.memberId, reason: '' },
  ])
  expect(await problems(app)).toEqual([])
})

test('up to the limit and past the age it goes by itself; one of them is not enough', async () => {
  const app = await testApp()
  const old = await aMember(app, 'ann', { joinedAt: plus(app.clock.now(), { days: -90 }) })
  const young = await aMember(app, 'bob', { joinedAt: plus(app.clock.now(), { days: -89 }) })
  const perk = await aPerk(app, { cost: 1_000 })
  await givePoints(app, old, 1_000)
  await givePoints(app, young, 1_000)
  expect((await redeem(app, old, perk)).approval).toBe('rules')
  expect((await redeem(app, young, perk)).approval).toBe('staff')
})

test('nobody but staff decides, and nobody about their own', async () => {
  const app = await testApp()
  const { ann, bob, mo, cora } = await people(app, 'ann', 'bob', 'mo', 'cora')
  await givePoints(app, ann, 5_000)
  const { id } = await redeem(app, ann, await aPerk(app, { cost: 5_000 }))
  for (const who of [ann, bob, mo, cora]) {
    await expect(approveRedemption(app.as(who), { id })).toFailWith('forbidden')
    await expect(transitionRedemption(app.as(who), { id, act: 'deny', note: 'x' })).toFailWith('forbidden')
  }
  // Ann was hired since.
  const hired = { ...ann, roles: ['member', 'agent'] as const }
  await expect(approveRedemption(app.as(hired), { id })).toFailWith('forbidden', 'perks.refusal.notYours')
  await expect(transitionRedemption(app.as(hired), { id, act: 'deny', note: 'x' })).toFailWith(
    'forbidden',
    'perks.refusal.notYours',
  )
})

test('one person can deny, with a reason, and everything goes back', async () => {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  const perk = await aPerk(app, { cost: 1_500, stock: 2 })
  await givePoints(app, ann, 1_500)
  const { id } = await redeem(app, ann, perk)
  await approveRedemption(app.as(ada), { id })
  await expect(transitionRedemption(app.as(sam), { id, act: 'deny', note: '' })).toFailWith('invalid')
  await transitionRedemption(app.as(sam), { id, act: 'deny', note: 'The account is in arrears.' })
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'refunded', ended_as: 'denied' })
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['1500/0', 2])
  await expect(approveRedemption(app.as(sam), { id })).toFailWith('not_now')
  expect(await problems(app)).toEqual([])
})

test('what nobody decides or delivers in time is given back by itself, once', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const perk = await aPerk(app, { stock: 2 })
  await givePoints(app, ann, 5_000)
  const waiting = await redeem(app, ann, await aPerk(app, { cost: 2_000 }))
  const delivering = await redeem(app, ann, perk)
  app.clock.advance({ days: 14, ms: -1 })
  expect(await timeOutRedemptions(app.app.context())).toBe(0)
  app.clock.advance({ ms: 1 })
  expect(await timeOutRedemptions(app.app.context())).toBe(1)
  expect(await redemptionNow(app, waiting.id)).toMatchObject({ state: 'refunded', ended_as: 'timed_out' })
  app.clock.advance({ days: 16 })
  expect(await Promise.all([timeOutRedemptions(app.app.context()), timeOutRedemptions(app.app.context())])).toEqual(
    expect.arrayContaining([1]),
  )
  expect(await redemptionNow(app, delivering.id)).toMatchObject({ state: 'refunded', ended_as: 'timed_out' })
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['5000/0', 2])
  await expect(app).toHaveRecorded('redemption.refunded', 2)
  expect(await problems(app)).toEqual([])
})

test('what waits for staff stands in the review queue, once, and leaves it with the decision or its ground', async () => {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  await givePoints(app, ann, 10_000)
  const perk = await aPerk(app, { cost: 2_000 })
  const waits = async (id: string) => (await openItemOf(app.as(ada), 'redemption', id)) !== null
  const [approved, denied, cancelled, forgotten] = [
    await redeem(app, ann, perk),
    await redeem(app, ann, perk),
    await redeem(app, ann, perk),
    await redeem(app, ann, perk),
  ]
  expect(await openItemOf(app.as(ada), 'redemption', approved.id)).toMatchObject({
    member_id: ann.memberId,
    reason: 'aboveLimit',
    evidence: { cost: 2_000, limit: 1_000 },
  })
  await approveRedemption(app.as(sam), { id: approved.id })
  expect(await waits(approved.id)).toBe(true)
  await approveRedemption(app.as(ada), { id: approved.id })
  await claimReviewItem(app.as(ada), { itemId: (await openItemOf(app.as(ada), 'redemption', denied.id))?.id ?? '' })
  await expect(transitionRedemption(app.as(sam), { id: denied.id, act: 'deny', note: 'No.' })).toFailWith(
    'conflict',
    'review.errors.claimed',
  )
  await transitionRedemption(app.as(ada), { id: denied.id, act: 'deny', note: 'No.' })
  await cancelRedemption(app.as(ann), { id: cancelled.id })
  expect(await Promise.all([approved, denied, cancelled, forgotten].map(({ id }) => waits(id)))).toEqual([
    false,
    false,
    false,
    true,
  ])
  app.clock.advance({ days: 14 })
  await timeOutRedemptions(app.app.context())
  expect(await waits(forgotten.id)).toBe(false)
  expect(await problems(app)).toEqual([])
})

test('while the book does not add up nothing is redeemed, approved, delivered or timed out; what is held stays held', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await givePoints(app, ann, 10_000)
  const [small, large] = [await aPerk(app), await aPerk(app, { cost: 2_000 })]
  const [delivering, waiting] = [await redeem(app, ann, small), await redeem(app, ann, large)]
  await freeze(app)
  await expect(redeem(app, ann, small)).toFailWith('not_now', 'perks.refusal.frozen')
  await expect(approveRedemption(app.as(sam), { id: waiting.id })).toFailWith('not_now', 'perks.refusal.frozen')
  await expect(transitionRedemption(app.as(sam), { id: delivering.id, act: 'fulfil', note: '' })).toFailWith(
    'not_now',
    'perks.refusal.frozen',
  )
  app.clock.advance({ days: 60 })
  expect(await timeOutRedemptions(app.app.context())).toBe(0)
  expect(await pointsNow(app, ann)).toBe('7900/2100')
})
