// On both databases: row locks and races.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import type { Perk } from '#app/domain/perks/perk.ts'
import { approveRedemption } from '#app/domain/perks/redemptions/approve-redemption.server.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { timeOutRedemptions } from '#app/domain/perks/redemptions/time-out-redemptions.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { savePerk } from '#app/domain/perks/save-perk.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import {
  aKey,
  aPerk,
  givePoints,
  pointsNow,
  problems,
  redeem,
  redemptionNow,
  stockNow,
} from '#tests/factories/perks.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Results of work done at once: successes counted, refusals by code; anything that is no refusal fails the test. */
async function atOnce(work: Promise<unknown>[]): Promise<{ done: number; refused: Record<string, number> }> {
  const refused: Record<string, number> = {}
  let done = 0
  for (const one of await Promise.allSettled(work)) {
    if (one.status === 'fulfilled') done++
    else if (isDomainError(one.reason)) refused[one.reason.code] = (refused[one.reason.code] ?? 0) + 1
    else throw one.reason
  }
  return { done, refused }
}

test('twenty members take the last five at once: exactly five have one', async () => {
  const app = await testApp({ DATABASE_POOL: '20' })
  const perk = await aPerk(app, { stock: 5 })
  const members = await Promise.all(Array.from({ length: 20 }, (_, i) => aMember(app, `m${i}`)))
  for (const member of members) await givePoints(app, member, 100)
  expect(await atOnce(members.map((member) => redeem(app, member, perk)))).toEqual({
    done: 5,
    refused: { outOfStock: 15 },
  })
  expect(await stockNow(app, perk)).toBe(0)
  expect(await problems(app)).toEqual([])
})

test('twenty members take the last five coupons at once: five different codes', async () => {
  const app = await testApp({ DATABASE_POOL: '20' })
  const perk = await aPerk(app, { codes: ['C-001', 'C-002', 'C-003', 'C-004', 'C-005'] })
  const members = await Promise.all(Array.from({ length: 20 }, (_, i) => aMember(app, `m${i}`)))
  for (const member of members) await givePoints(app, member, 100)
  expect(await atOnce(members.map((member) => redeem(app, member, perk)))).toEqual({
    done: 5,
    refused: { outOfStock: 15 },
  })
  const given = await app.app.platform.open.db
    .selectFrom('coupon')
    .select('redemption_id')
    .where('redemption_id', 'is not', null)
    .execute()
  expect(new Set(given.map((row) => row.redemption_id)).size).toBe(5)
  expect(await problems(app)).toEqual([])
})

test('one member, twenty at once: as many as the points, the limit and the key allow, never more', async () => {
  const app = await testApp({ DATABASE_POOL: '20' })
  const twenty = Array.from({ length: 20 })
  const { ann, bob, cem, dan } = await people(app, 'ann', 'bob', 'cem', 'dan')
  const [perk, limited] = [await aPerk(app), await aPerk(app, { member_limit: 2 })]
  for (const member of [ann, cem, dan]) await givePoints(app, member, 350)
  await givePoints(app, bob, 5_000)
  expect(await atOnce(twenty.map(() => redeem(app, ann, perk)))).toEqual({ done: 3, refused: { points: 17 } })
  expect(await atOnce(twenty.map(() => redeem(app, bob, limited)))).toEqual({ done: 2, refused: { limit: 18 } })
  const key = aKey()
  expect(await atOnce(twenty.map(() => redeem(app, cem, perk, key)))).toEqual({ done: 20, refused: {} })
  expect(await pointsNow(app, cem)).toBe('250/100')
  // Different perks at once are held against the same balance.
  const shelf = await Promise.all(twenty.map(() => aPerk(app)))
  expect(await atOnce(shelf.map((one) => redeem(app, dan, one)))).toEqual({ done: 3, refused: { points: 17 } })
  expect(await problems(app)).toEqual([])
})

test('everything that can end a redemption at the same moment: it ends once', async () => {
  const app = await testApp({ DATABASE_POOL: '20' })
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  await givePoints(app, ann, 20_000)
  const large = await aPerk(app, { cost: 2_000, stock: 9 })
  for (let round = 0; round < 4; round++) {
    const { id } = await redeem(app, ann, large)
    await approveRedemption(app.as(ada), { id })
    app.clock.advance({ days: 14 })
    await atOnce([
      cancelRedemption(app.as(ann), { id }),
      approveRedemption(app.as(sam), { id }),
      transitionRedemption(app.as(ada), { id, act: 'deny', note: 'No.' }),
      timeOutRedemptions(app.app.context()),
      cancelRedemption(app.as(ann), { id }),
      transitionRedemption(app.as(sam), { id, act: 'deny', note: 'No.' }),
      timeOutRedemptions(app.app.context()),
      approveRedemption(app.as(sam), { id }),
    ])
    const now = await redemptionNow(app, id)
    expect(['fulfilling', 'refunded']).toContain(now.state)
    if (now.state === 'fulfilling')
      await atOnce([
        transitionRedemption(app.as(sam), { id, act: 'fulfil', note: '' }),
        transitionRedemption(app.as(ada), { id, act: 'fail', note: 'x' }),
        transitionRedemption(app.as(ada), { id, act: 'fulfil', note: '' }),
        transitionRedemption(app.as(sam), { id, act: 'fail', note: 'x' }),
      ])
    expect(['fulfilled', 'refunded']).toContain((await redemptionNow(app, id)).state)
    expect(await problems(app)).toEqual([])
  }
})

test('a perk changed while it is taken loses no stock', async () => {
  const app = await testApp({ DATABASE_POOL: '20' })
  const ada = await aMember(app, 'ada')
  const perk = await aPerk(app, { stock: 10 })
  const members = await Promise.all(Array.from({ length: 8 }, (_, i) => aMember(app, `m${i}`)))
  for (const member of members) await givePoints(app, member, 100)
  const more = {
    slug: perk.slug,
    kind: perk.kind,
    delivery: perk.delivery,
    titleEn: 'A',
    titleKo: '가',
    aboutEn: 'A',
    aboutKo: '가',
    quantity: null,
    cost: 100,
    tier: null,
    tenureYears: null,
    stock: 15,
    stockWas: 10,
    validFrom: null,
    validUntil: null,
    memberLimit: null,
    limitDays: null,
    note: '',
  }
  await atOnce([
    ...members.slice(0, 4).map((one) => redeem(app, one, perk)),
    savePerk(app.as(ada), perk.id, more),
    ...members.slice(4).map((one) => redeem(app, one, perk)),
  ])
  expect(await stockNow(app, perk)).toBe(10 + 5 - 8)
  expect(await problems(app)).toEqual([])
})

type Step = {
  act: 'redeem' | 'approve' | 'approve2' | 'deny' | 'fulfil' | 'fail' | 'cancel' | 'wait'
  who: number
  which: number
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('redeem', 'redeem', 'redeem', 'approve', 'approve2', 'deny', 'fulfil', 'fail', 'cancel', 'wait'),
  who: fc.nat({ max: 2 }),
  which: fc.nat({ max: 30 }),
})

test('any sequence of requests, decisions, deliveries, failures, cancellations and time-outs ends with book and stock exact', async () => {
  const held = fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const app = await testApp()
      try {
        await play(app, steps)
      } finally {
        await app.close()
      }
    }),
    { numRuns: 25 },
  )
  await expect(held).resolves.toBeUndefined()
}, 120_000)

async function play(app: TestApp, steps: readonly Step[]): Promise<void> {
  const { sam, ada } = await people(app, 'sam', 'ada')
  const members: Actor[] = [await aMember(app, 'ann'), await aMember(app, 'bob'), await aMember(app, 'cem')]
  for (const member of members) await givePoints(app, member, 3_500)
  const perks: Perk[] = [
    await aPerk(app, { stock: 3, cost: 300, member_limit: 2 }),
    await aPerk(app, { cost: 1_200, stock: 2 }),
    await aPerk(app, { codes: ['C-1', 'C-2', 'C-3'], cost: 500 }),
    await aPerk(app, { cost: 0, member_limit: 1 }),
  ]
  const made: string[] = []
  for (const { act, who, which } of steps) {
    const id = made[which % Math.max(1, made.length)] ?? 'rdm_none'
    const [member, perk] = [members[who], perks[which % perks.length]]
    if (member === undefined || perk === undefined) continue
    const acts: Record<Step['act'], () => Promise<unknown>> = {
      redeem: async () => made.push((await redeem(app, member, perk)).id),
      approve: () => approveRedemption(app.as(sam), { id }),
      approve2: () => approveRedemption(app.as(ada), { id }),
      deny: () => transitionRedemption(app.as(sam), { id, act: 'deny', note: 'No.' }),
      fulfil: () => transitionRedemption(app.as(ada), { id, act: 'fulfil', note: '' }),
      fail: () => transitionRedemption(app.as(ada), { id, act: 'fail', note: 'No.' }),
      cancel: () => cancelRedemption(app.as(member), { id }),
      wait: async () => (app.clock.advance({ days: 11 }), timeOutRedemptions(app.app.context())),
    }
    await atOnce([acts[act]()])
  }
  expect(await problems(app)).toEqual([])
  const rows = await app.app.platform.open.db
    .selectFrom('redemption')
    .select(['perk_id', 'member_id', 'ended_as'])
    .execute()
  const taken = (perk: Perk | undefined): number =>
    rows.filter((row) => row.perk_id === perk?.id && row.ended_as === null).length
  expect([
    await stockNow(app, perks[0] as Perk),
    await stockNow(app, perks[1] as Perk),
    await stockNow(app, perks[2] as Perk),
  ]).toEqual([3 - taken(perks[0]), 2 - taken(perks[1]), 3 - taken(perks[2])])
  for (const member of members)
    expect(
      rows.filter((row) => row.member_id === member.memberId && row.perk_id === perks[0]?.id && row.ended_as === null)
        .length,
    ).toBeLessThanOrEqual(2)
}
