import fc from 'fast-check'
import { expect, test } from 'vitest'
import { between, plus, unitMs } from '#app/core/time.ts'
import { membershipYearEnd } from '#app/domain/loyalty/tenure/tenure.ts'
import {
  firstState,
  rankOf,
  nextTierState,
  tierOf,
  tierRules,
  tierScore,
  type TierState,
} from '#app/domain/loyalty/tiers/tier.ts'
import { settings } from '#app/registry/settings/index.ts'

const rules = tierRules((key) => settings[key].default as never)
const now = '2026-11-22T09:00:00.000Z'
const joined = '2024-03-10T00:00:00.000Z'
const yearEnd = (at: string): string => membershipYearEnd(joined, at, 'Asia/Seoul')
const review = (state: TierState, score: number, at = now) => nextTierState(state, score, at, yearEnd(at), rules)

/** One review a day; the score of each day is given. */
function daily(scores: readonly number[], state = firstState) {
  const told: { day: number; kind: string; tier: string }[] = []
  let present = state
  scores.forEach((score, day) => {
    const { state: next, changes } = review(present, score, plus(now, { days: day }))
    present = next
    told.push(...changes.map(({ kind, tier }) => ({ day, kind, tier })))
  })
  return { state: present, told }
}

test('the score is points of the window and tenure, in full years of the community', () => {
  expect(tierScore(460, '2023-04-01T00:00:00.000Z', now, 160, 'Asia/Seoul')).toBe(940)
  expect(tierScore(-5, null, now, 160, 'Asia/Seoul')).toBe(0)
  // 2025-11-22 00:30 in Seoul is still the day before in UTC: the year is full when the day begins in Seoul.
  expect(tierScore(0, '2025-11-21T15:30:00.000Z', '2026-11-21T15:10:00.000Z', 160, 'Asia/Seoul')).toBe(160)
})

test('a tier is reached at once and held to the end of the membership year and 60 days more', () => {
  expect(review(firstState, 300)).toEqual({
    state: { tier: 'regular', reachedAt: now, heldUntil: '2027-05-08T15:00:00.000Z', warnedAt: null, nearTold: null },
    changes: [{ kind: 'reached', tier: 'regular', before: 'friend', bar: 300, until: '2027-05-08T15:00:00.000Z' }],
  })
})

test('below its bar a tier is held, the member is warned when the year ends, and it is lost 60 days later', () => {
  const { state, told } = daily([1_100, ...Array.from({ length: 170 }, () => 400)])
  expect(told).toEqual([
    { day: 0, kind: 'reached', tier: 'champion' },
    { day: 108, kind: 'ending', tier: 'champion' },
    { day: 168, kind: 'lost', tier: 'regular' },
  ])
  expect(state.tier).toBe('regular')
})

test('who reaches the bar again after the warning keeps the tier and is told so', () => {
  const { state, told } = daily([
    1_100,
    ...Array.from({ length: 120 }, () => 400),
    ...Array.from({ length: 60 }, () => 1_150),
  ])
  expect(told.map(({ kind }) => kind)).toEqual(['reached', 'ending', 'kept'])
  expect(state).toMatchObject({ tier: 'champion', heldUntil: '2028-05-08T15:00:00.000Z' })
})

test('a review that comes months late warns first and leaves 30 days', () => {
  const held = review(firstState, 1_100).state
  const late = '2027-12-01T09:00:00.000Z'
  const warned = review(held, 0, late)
  expect(warned.changes).toMatchObject([{ kind: 'ending', until: plus(late, { days: 30 }) }])
  expect(review(warned.state, 0, plus(late, { days: 29 })).changes).toEqual([])
  expect(review(warned.state, 0, plus(late, { days: 30 })).changes).toMatchObject([{ kind: 'lost', tier: 'friend' }])
})

test('the member is told once that the next tier is near: from 90 percent of its bar', () => {
  const { told } = daily([989, 990, 995, 985, 991, 1_100])
  expect(told.filter(({ kind }) => kind === 'near')).toEqual([{ day: 1, kind: 'near', tier: 'champion' }])
})

test('a higher score never leads to a lower tier', () => {
  fc.assert(
    fc.property(
      fc.nat(3_000),
      fc.nat(3_000),
      fc.nat(3_000),
      fc.integer({ min: 0, max: 800 }),
      (before, score, more, days) => {
        const state = review(firstState, before).state
        const at = plus(now, { days })
        expect(rankOf(review(state, score + more, at).state.tier)).toBeGreaterThanOrEqual(
          rankOf(review(state, score, at).state.tier),
        )
      },
    ),
  )
})

test('asked twice at the same moment it changes nothing more', () => {
  fc.assert(
    fc.property(fc.nat(3_000), fc.nat(3_000), fc.integer({ min: 0, max: 800 }), (before, score, days) => {
      const at = plus(now, { days })
      const first = review(review(firstState, before).state, score, at)
      const again = review(first.state, score, at)
      expect(again).toEqual({ state: first.state, changes: [] })
    }),
  )
})

test('whatever the score does, a tier is never lost without a warning of at least 30 days, nor twice within them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 250, 295, 305, 1_000, 1_105, 2_395, 2_500), { minLength: 50, maxLength: 500 }),
      fc.integer({ min: 1, max: 40 }),
      (scores, step) => {
        let state: TierState = firstState
        let warnedAt: string | null = null
        scores.forEach((score, turn) => {
          const at = plus(now, { days: turn * step })
          const { state: next, changes } = review(state, score, at)
          state = next
          for (const { kind } of changes) {
            if (kind === 'ending') warnedAt = at
            if (kind !== 'lost') continue
            expect(warnedAt === null ? 0 : between(warnedAt, at)).toBeGreaterThanOrEqual(30 * unitMs.day)
            warnedAt = null
          }
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('every bar is reached at its score and not one point earlier', () => {
  for (const [key, bar] of Object.entries(rules.bars)) {
    expect(tierOf(bar, rules.bars)).toBe(key)
    if (bar > 0) expect(tierOf(bar - 1, rules.bars)).not.toBe(key)
  }
})
