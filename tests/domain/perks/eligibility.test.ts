import { expect, test } from 'vitest'
import { conditionOf, refusalsOf, type MemberFacts } from '#app/domain/perks/eligibility.ts'
import type { Perk } from '#app/domain/perks/perk.ts'

const at = '2026-11-22T09:00:00.000Z'
const perk: Perk = {
  id: 'prk_1',
  slug: 'call',
  kind: 'roadmap-call',
  delivery: 'hand',
  title_en: 'Call',
  title_ko: '통화',
  about_en: 'Talk.',
  about_ko: '이야기.',
  quantity: 30,
  cost: 400,
  tier: null,
  tenure_years: null,
  stock: null,
  valid_from: null,
  valid_until: null,
  member_limit: null,
  limit_days: null,
  state: 'active',
  revision: 1,
  created_at: at,
  updated_at: at,
}
const member: MemberFacts = {
  staff: false,
  suspended: false,
  joinedAt: '2025-11-22T09:00:00.000Z',
  available: 400,
  debt: 0,
  tier: 'friend',
  score: 0,
  customerSince: null,
}
const site = { at, zone: 'Asia/Seoul', minimumMembershipDays: 30, frozen: false }

const codes = (given: { perk?: Partial<Perk>; member?: Partial<MemberFacts>; taken?: number; frozen?: boolean }) =>
  refusalsOf({ ...perk, ...given.perk }, { ...member, ...given.member }, given.taken ?? 0, {
    ...site,
    frozen: given.frozen ?? false,
  }).map(({ code }) => code)

test('a member with exactly the points, on the thirtieth day, may', () => {
  expect(codes({})).toEqual([])
  expect(codes({ member: { joinedAt: '2026-10-23T09:00:00.000Z' } })).toEqual([])
})

test.each([
  ['notOpenYet', { perk: { valid_from: '2026-11-22T09:00:00.001Z' } }],
  ['over', { perk: { valid_until: at } }],
  ['over', { perk: { state: 'archived' as const } }],
  ['staff', { member: { staff: true } }],
  ['suspended', { member: { suspended: true } }],
  ['frozen', { frozen: true }],
  ['tooNew', { member: { joinedAt: '2026-10-23T09:00:00.001Z' } }],
  ['condition', { perk: { tier: 'champion' } }],
  ['outOfStock', { perk: { stock: 0 } }],
  ['limit', { perk: { member_limit: 2 }, taken: 2 }],
  ['debt', { member: { debt: 1 } }],
  ['points', { member: { available: 399 } }],
] as const)('%s is refused for its own reason alone', (code, given) => {
  expect(codes(given)).toEqual([code])
})

test('everything that is missing is told at once, and how much of it', () => {
  const all = refusalsOf(
    { ...perk, tier: 'regular', stock: 0 },
    { ...member, available: 80, joinedAt: '2026-11-12T09:00:00.000Z' },
    0,
    site,
  )
  expect(all.map(({ code }) => code)).toEqual(['tooNew', 'condition', 'outOfStock', 'points'])
  expect(all.map(({ params }) => params['count'])).toEqual([20, undefined, undefined, 320])
})

test('tier or tenure: one of the two is enough, and both ways say what they lack', () => {
  const both = { tier: 'champion', tenure_years: 5 }
  const years = (n: number) => `${2026 - n}-11-22T09:00:00.000Z`
  expect(conditionOf(both, { ...member, tier: 'ambassador' }, site).met).toBe(true)
  expect(conditionOf(both, { ...member, tier: 'champion', customerSince: years(1) }, site).met).toBe(true)
  expect(conditionOf(both, { ...member, customerSince: years(5) }, site).met).toBe(true)
  expect(conditionOf(both, { ...member, score: 940, tier: 'regular', customerSince: years(3) }, site)).toMatchObject({
    met: false,
    scoreMissing: 160,
    yearsMissing: 2,
    daysMissing: 731,
  })
  expect(conditionOf(both, { ...member, score: 940, tier: 'regular' }, site)).toMatchObject({
    met: false,
    scoreMissing: 160,
    yearsMissing: null,
    daysMissing: null,
  })
  expect(
    conditionOf({ tier: null, tenure_years: 1 }, { ...member, customerSince: '2025-11-22T15:00:00.000Z' }, site),
  ).toMatchObject({ met: false, daysMissing: 1 })
  expect(conditionOf({ tier: null, tenure_years: null }, member, site).met).toBe(true)
})
