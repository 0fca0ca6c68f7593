import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plus } from '#app/core/time.ts'
import { trustOf, trustRules, type TrustFacts, type TrustState } from '#app/domain/accounts/trust/trust.ts'
import { settings } from '#app/registry/settings/index.ts'

const rules = trustRules((key) => settings[key].default as never)
const now = '2026-11-22T09:00:00.000Z'
const nothing: TrustFacts = {
  daysSinceJoining: 0,
  activeDays: 0,
  standingPosts: 0,
  peopleHelped: 0,
  voters: 0,
  keptShare: 100,
  flagShare: 100,
}
const second: TrustFacts = {
  daysSinceJoining: 14,
  activeDays: 7,
  standingPosts: 5,
  peopleHelped: 3,
  voters: 5,
  keptShare: 90,
  flagShare: 50,
}
const third: TrustFacts = {
  daysSinceJoining: 60,
  activeDays: 30,
  standingPosts: 20,
  peopleHelped: 15,
  voters: 20,
  keptShare: 95,
  flagShare: 70,
}
const at = (level: number, graceSince: string | null = null): TrustState => ({ level, graceSince })

const factsArbitrary = fc.record({
  daysSinceJoining: fc.nat(200),
  activeDays: fc.nat(60),
  standingPosts: fc.nat(40),
  peopleHelped: fc.nat(30),
  voters: fc.nat(40),
  keptShare: fc.nat(100),
  flagShare: fc.nat(100),
})

test('one condition is enough for level 1, all are needed for 2 and 3, and none leads to 4', () => {
  expect(trustOf(nothing, at(0), now, rules).level).toBe(0)
  expect(trustOf({ ...nothing, standingPosts: 2 }, at(0), now, rules)).toMatchObject({
    level: 1,
    change: 'raised',
    cause: { figure: 'standingPosts', value: 2, bar: 2 },
  })
  expect(trustOf({ ...nothing, peopleHelped: 1 }, at(0), now, rules).level).toBe(1)
  expect(trustOf(second, at(1), now, rules)).toMatchObject({ level: 2, change: 'raised' })
  expect(trustOf({ ...second, voters: 4 }, at(1), now, rules).level).toBe(1)
  expect(trustOf({ ...third, standingPosts: 9_000, peopleHelped: 9_000, voters: 9_000 }, at(2), now, rules).level).toBe(
    3,
  )
})

test('volume without breadth does not raise: a thousand posts for one person on one day', () => {
  expect(
    trustOf(
      { ...nothing, standingPosts: 1_000, peopleHelped: 1, activeDays: 1, voters: 1, daysSinceJoining: 400 },
      at(1),
      now,
      rules,
    ).level,
  ).toBe(1)
})

test('a level is kept at 90 percent of its bars, and below that for 14 days', () => {
  expect(trustOf({ ...third, peopleHelped: 14 }, at(3), now, rules)).toMatchObject({ level: 3, change: null })
  const warned = trustOf({ ...third, peopleHelped: 13 }, at(3), now, rules)
  expect(warned).toMatchObject({
    level: 3,
    change: 'warned',
    graceSince: now,
    graceEndsAt: plus(now, { days: 14 }),
    cause: { figure: 'peopleHelped', value: 13, bar: 15 },
  })
  const later = trustOf({ ...third, peopleHelped: 13 }, warned, plus(now, { days: 13 }), rules)
  expect(later).toMatchObject({ level: 3, change: null, graceSince: now })
  expect(trustOf({ ...third, peopleHelped: 13 }, warned, plus(now, { days: 14 }), rules)).toMatchObject({
    level: 2,
    change: 'lowered',
    graceSince: null,
  })
})

test('figures that recover within the grace end it', () => {
  expect(trustOf({ ...third, peopleHelped: 14 }, at(3, now), plus(now, { days: 20 }), rules)).toMatchObject({
    level: 3,
    change: 'kept',
    graceSince: null,
  })
})

test('better figures never give a lower level', () => {
  fc.assert(
    fc.property(
      factsArbitrary,
      factsArbitrary,
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(null, plus(now, { days: -3 }), plus(now, { days: -15 })),
      (one, more, level, graceSince) => {
        const better = Object.fromEntries(
          Object.entries(one).map(([key, value]) => [key, value + more[key as keyof TrustFacts]]),
        ) as TrustFacts
        expect(trustOf(better, at(level, graceSince), now, rules).level).toBeGreaterThanOrEqual(
          trustOf(one, at(level, graceSince), now, rules).level,
        )
      },
    ),
  )
})

test('asked twice at the same moment it changes nothing more', () => {
  fc.assert(
    fc.property(factsArbitrary, fc.integer({ min: 0, max: 3 }), (facts, level) => {
      const first = trustOf(facts, at(level), now, rules)
      expect(trustOf(facts, first, now, rules).change).toBeNull()
    }),
  )
})

test('figures that go up and down around a bar day by day do not make the level flap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 14, max: 16 }), { minLength: 30, maxLength: 60 }), (helped) => {
      let state: TrustState = at(3)
      const changes = helped.map((peopleHelped, day) => {
        const verdict = trustOf({ ...third, peopleHelped }, state, plus(now, { days: day }), rules)
        state = verdict
        return verdict.change
      })
      expect(new Set(changes)).toEqual(new Set([null]))
    }),
  )
  fc.assert(
    fc.property(fc.array(factsArbitrary, { minLength: 20, maxLength: 80 }), (days) => {
      let state: TrustState = at(1)
      let lowered: number | null = null
      days.forEach((facts, day) => {
        const verdict = trustOf(facts, state, plus(now, { days: day }), rules)
        if (verdict.change === 'lowered') {
          expect(day - (lowered ?? -rules.graceDays)).toBeGreaterThanOrEqual(rules.graceDays)
          lowered = day
        }
        state = verdict
      })
    }),
  )
})
