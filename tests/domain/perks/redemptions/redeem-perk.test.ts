// On both databases: row locks and races.
import { expect, test } from 'vitest'
import { plus } from '#app/core/time.ts'
import { pointsPage } from '#app/domain/loyalty/awards/points-page.server.ts'
import { redemptionFile } from '#app/domain/perks/queries/redemptions.server.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { redeemPerk } from '#app/domain/perks/redemptions/redeem-perk.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import {
  aCustomer,
  aKey,
  aPerk,
  giveDebt,
  givePoints,
  pointsNow,
  problems,
  redeem,
  redemptionNow,
  stockNow,
} from '#tests/factories/perks.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a redemption holds the points and takes the stock; delivered, they are spent', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const perk = await aPerk(app, { stock: 3 })
  await givePoints(app, ann, 250)

  const redemption = await redeem(app, ann, perk)
  expect(redemption).toMatchObject({
    state: 'fulfilling',
    delivery: 'hand',
    approval: 'rules',
    cost: 100,
    ended_as: null,
  })
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['150/100', 2])

  await transitionRedemption(app.as(sam), { id: redemption.id, act: 'fulfil', note: 'Switched on.' })
  expect(await redemptionNow(app, redemption.id)).toMatchObject({ state: 'fulfilled', deadline_at: null })
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['150/0', 2])
  expect((await redemptionFile(app.as(ann), redemption.id)).events.map(({ to_state }) => to_state)).toEqual([
    'requested',
    'approved',
    'fulfilling',
    'fulfilled',
  ])
  expect(await problems(app)).toEqual([])
  for (const event of ['requested', 'approved', 'fulfilling', 'fulfilled'])
    await expect(app).toHaveRecorded(`redemption.${event}`, 1)
})

test('what could not be delivered gives back points and stock, and the member reads why', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const perk = await aPerk(app, { stock: 1 })
  await givePoints(app, ann, 100)
  const { id } = await redeem(app, ann, perk)
  await expect(transitionRedemption(app.as(sam), { id, act: 'fail', note: ' ' })).toFailWith('invalid')
  await transitionRedemption(app.as(sam), { id, act: 'fail', note: 'The beta ended.' })
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'refunded', ended_as: 'failed' })
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['100/0', 1])
  expect((await redemptionFile(app.as(ann), id)).events.at(-2)).toMatchObject({
    to_state: 'failed',
    note: 'The beta ended.',
  })
  await expect(transitionRedemption(app.as(sam), { id, act: 'fail', note: 'again' })).toFailWith('not_now')
  await expect(transitionRedemption(app.as(sam), { id, act: 'fulfil', note: '' })).toFailWith('not_now')
  expect(await problems(app)).toEqual([])
})

test('the same key is the same redemption, whatever happened in between; another key is another', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const [perk, other] = [await aPerk(app), await aPerk(app)]
  await givePoints(app, ann, 150)
  const key = aKey()
  const first = await redeem(app, ann, perk, key)
  expect((await redeem(app, ann, perk, key)).id).toBe(first.id)
  await expect(redeem(app, ann, other, key)).toFailWith('conflict')
  await expect(redeem(app, ann, perk)).toFailWith('not_now', 'perks.refusal.points')
  const bob = await aMember(app, 'bob')
  await givePoints(app, bob, 100)
  expect((await redeem(app, bob, perk, key)).id).not.toBe(first.id)
  expect(await pointsNow(app, ann)).toBe('50/100')
})

test('whoever may not is told why, and nothing moves', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const refused = async (who: typeof ann, perk: Awaited<ReturnType<typeof aPerk>>, code: string) => {
    await expect(redeem(app, who, perk), code).toFailWith('not_now', `perks.refusal.${code}`)
  }
  await givePoints(app, ann, 500)
  await refused(ann, await aPerk(app, { cost: 501 }), 'points')
  await refused(ann, await aPerk(app, { stock: 0 }), 'outOfStock')
  await refused(ann, await aPerk(app, { tier: 'regular' }), 'condition')
  await refused(ann, await aPerk(app, { state: 'archived' }), 'over')
  await refused(ann, await aPerk(app, { valid_until: app.clock.now() }), 'over')
  await refused(ann, await aPerk(app, { valid_from: plus(app.clock.now(), { days: 1 }) }), 'notOpenYet')
  for (const staff of ['sam', 'ada']) {
    const one = await aMember(app, staff)
    await givePoints(app, one, 500)
    await refused(one, await aPerk(app), 'staff')
  }
  const young = await aMember(app, 'nari', { joinedAt: plus(app.clock.now(), { days: -29 }) })
  await givePoints(app, young, 500)
  await refused(young, await aPerk(app), 'tooNew')
  const owing = await aMember(app, 'owing')
  await givePoints(app, owing, 500)
  await giveDebt(app, owing, 1)
  await refused(owing, await aPerk(app), 'debt')
  const suspended = await aMember(app, 'gone')
  await givePoints(app, suspended, 500)
  await app.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: app.clock.now() })
    .where('id', '=', suspended.memberId ?? '')
    .execute()
  await refused(suspended, await aPerk(app), 'suspended')

  await expect(redeemPerk(app.as(ann), { slug: 'nothing', key: aKey(), proven: true })).toFailWith('not_found')
  expect(await pointsNow(app, ann)).toBe('500/0')
  await expect(app).toHaveRecorded('redemption.requested', 0)
})

test('long tenure opens what a tier would, also for somebody who never wrote', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann', { trustLevel: 0 })
  const perk = await aPerk(app, { tier: 'ambassador', tenure_years: 5, cost: 0 })
  await aCustomer(app, ann, 4)
  await expect(redeem(app, ann, perk)).toFailWith('not_now', 'perks.refusal.condition')
  await aCustomer(app, ann, 5)
  expect(await redeem(app, ann, perk)).toMatchObject({ state: 'fulfilling', cost: 0, reservation_id: null })
  expect(await problems(app)).toEqual([])
})

test('a limit counts within its days, and what was given back does not count', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const perk = await aPerk(app, { member_limit: 2, limit_days: 365 })
  await givePoints(app, ann, 1_000)
  const first = await redeem(app, ann, perk)
  await redeem(app, ann, perk)
  await expect(redeem(app, ann, perk)).toFailWith('not_now', 'perks.refusal.limit')
  await transitionRedemption(app.as(sam), { id: first.id, act: 'fail', note: 'Sorry.' })
  await redeem(app, ann, perk)
  await expect(redeem(app, ann, perk)).toFailWith('not_now', 'perks.refusal.limit')
  app.clock.advance({ days: 365 })
  await redeem(app, ann, perk)
  expect(await problems(app)).toEqual([])
})

test('a coupon is delivered at once, one code each, and only its member sees it', async () => {
  const app = await testApp()
  const { ann, bob, ada } = await people(app, 'ann', 'bob', 'ada')
  const perk = await aPerk(app, { codes: ['HARU-0001', 'HARU-0002'] })
  await givePoints(app, ann, 300)
  await givePoints(app, bob, 300)
  const one = await redeem(app, ann, perk)
  const two = await redeem(app, bob, perk)
  expect(one).toMatchObject({ state: 'fulfilled', delivery: 'coupon' })
  expect((await redemptionFile(app.as(ann), one.id)).coupon).toBe('HARU-0001')
  expect((await redemptionFile(app.as(bob), two.id)).coupon).toBe('HARU-0002')
  expect((await redemptionFile(app.as(ada), one.id)).coupon).toBeNull()
  await expect(redemptionFile(app.as(bob), one.id)).toFailWith('not_found')
  await expect(redeem(app, ann, perk)).toFailWith('not_now', 'perks.refusal.outOfStock')
  expect(await problems(app)).toEqual([])
})

test('a refund pays first what the member owes', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await givePoints(app, ann, 100)
  const { id } = await redeem(app, ann, await aPerk(app))
  await giveDebt(app, ann, 30)
  await transitionRedemption(app.as(sam), { id, act: 'fail', note: 'Sorry.' })
  expect(await pointsNow(app, ann)).toBe('70/0')
  expect(await problems(app)).toEqual([])
})

test('cancelling works until it is approved, for the member alone', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const perk = await aPerk(app, { cost: 2_000, stock: 1 })
  await givePoints(app, ann, 2_100)
  const { id, state } = await redeem(app, ann, perk)
  expect(state).toBe('requested')
  await expect(cancelRedemption(app.as(bob), { id })).toFailWith('not_found')
  await cancelRedemption(app.as(ann), { id })
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'refunded', ended_as: 'cancelled' })
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['2100/0', 1])
  await expect(cancelRedemption(app.as(ann), { id })).toFailWith('not_now')
  const small = await redeem(app, ann, await aPerk(app))
  await expect(cancelRedemption(app.as(ann), { id: small.id })).toFailWith('not_now')
})

test("the member's book tells what was held, spent and given back", async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await givePoints(app, ann, 300)
  const perk = await aPerk(app)
  const [one, two] = [await redeem(app, ann, perk), await redeem(app, ann, perk)]
  app.clock.advance({ minutes: 1 })
  await transitionRedemption(app.as(sam), { id: one.id, act: 'fulfil', note: '' })
  app.clock.advance({ minutes: 1 })
  await transitionRedemption(app.as(sam), { id: two.id, act: 'fail', note: 'Sorry.' })
  const { lines } = await pointsPage(app.as(ann), ann.memberId ?? '', { limit: 10, cursor: null })
  expect(lines.items.slice(0, 4)).toMatchObject([
    { kind: 'refund', points: 100, subject: { type: 'redemption', id: two.id } },
    { kind: 'redemption', points: 0, subject: { type: 'redemption', id: one.id } },
    { kind: 'reservation', points: -100 },
    { kind: 'reservation', points: -100 },
  ])
})
