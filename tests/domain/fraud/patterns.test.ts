import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Act, edgesOf, fingerprintOf, percentOf } from '#app/domain/fraud/act.ts'
import { binomialTail, poissonTail } from '#app/domain/fraud/chance.ts'
import { findBursts } from '#app/domain/fraud/find-bursts.ts'
import { findFans } from '#app/domain/fraud/find-fans.ts'
import { findFreshVotes } from '#app/domain/fraud/find-fresh-votes.ts'
import { findPairs } from '#app/domain/fraud/find-pairs.ts'
import { findRings } from '#app/domain/fraud/find-rings.ts'
import { findSharedDevices } from '#app/domain/fraud/find-shared-devices.ts'

const limits = { votes: 5, share: 60, size: 8, odds: 1_000 }
let count = 0

function act(from: string, to: string, minute: number, more: Partial<Act> = {}): Act {
  const id = `e${count++}`
  return {
    kind: 'vote',
    eventId: id,
    voteId: id,
    postId: `p${id}`,
    from,
    to,
    value: 1,
    at: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
    minutes: null,
    ...more,
  }
}

/** Posts by author, in threads of somebody who is in no vote. */
const wrote = (counts: Record<string, number>, asker: string | null = 'somebody') =>
  Object.entries(counts).map(([author, count]) => ({ author, asker, count, answers: count }))

const times = (n: number, from: string, to: string) => Array.from({ length: n }, (_, i) => act(from, to, 60 * i))

test('two and more whose votes go round are a ring; one-way fans are not', () => {
  const posts = wrote({ a: 5, b: 5, c: 5, x: 100 })
  expect(findRings([...times(5, 'a', 'b'), ...times(5, 'b', 'a')], posts, limits)).toMatchObject([
    { members: ['a', 'b'], figures: { votes: 10, share: 100 } },
  ])
  expect(findRings([...times(5, 'a', 'b'), ...times(5, 'b', 'c'), ...times(5, 'c', 'a')], posts, limits)).toMatchObject(
    [{ members: ['a', 'b', 'c'] }],
  )
  expect(findRings([...times(9, 'a', 'b'), ...times(9, 'b', 'c')], posts, limits)).toEqual([])
})

test('who is voted for by everybody is in no ring, and a small community that wrote most of everything is none', () => {
  const posts = wrote({ a: 5, b: 5, x: 100 })
  const crowd = Array.from({ length: 20 }, (_, i) => act(`v${i}`, 'a', i))
  expect(findRings([...times(5, 'a', 'b'), ...times(5, 'b', 'a'), ...crowd], posts, limits)).toEqual([])
  expect(findRings([...times(5, 'a', 'b'), ...times(5, 'b', 'a')], wrote({ a: 50, b: 50 }), limits)).toEqual([])
})

test('a group larger than a ring is a community', () => {
  const names = Array.from({ length: 9 }, (_, i) => `m${i}`)
  const votes = names.flatMap((from, at) => [1, 2, 3].flatMap((step) => times(2, from, names[(at + step) % 9] ?? '')))
  expect(findRings(votes, wrote({ x: 1_000 }), limits)).toEqual([])
  expect(findRings(votes, wrote({ x: 1_000 }), { ...limits, size: 9 })).toHaveLength(1)
})

test('whatever the votes, members of a ring got from within what the limits ask', () => {
  const votes = fc.array(
    fc
      .record({ from: fc.constantFrom(...'abcdef'), to: fc.constantFrom(...'abcdef') })
      .filter(({ from, to }) => from !== to),
    { maxLength: 120 },
  )
  fc.assert(
    fc.property(votes, (list) => {
      const acts = list.map(({ from, to }, at) => act(from, to, at))
      for (const { members, acts: inside } of findRings(acts, wrote({ x: 10_000 }), limits)) {
        for (const member of members) {
          const got = inside.filter(({ to }) => to === member).length
          expect(got).toBeGreaterThanOrEqual(limits.votes)
          expect(percentOf(got, acts.filter(({ to }) => to === member).length)).toBeGreaterThanOrEqual(limits.share)
        }
      }
    }),
  )
})

test('serial votes are those in a row within the time, up and down apart', () => {
  const slow = Array.from({ length: 5 }, (_, i) => act('a', 'b', i * 10))
  expect(findBursts(slow, { votes: 5, minutes: 10 })).toEqual([])
  const quick = Array.from({ length: 5 }, (_, i) => act('a', 'b', i * 2))
  const later = act('a', 'b', 300)
  expect(findBursts([later, ...quick], { votes: 5, minutes: 10 })).toMatchObject([
    { members: ['a', 'b'], acts: quick, figures: { votes: 5, down: 0 } },
  ])
  expect(
    findBursts(
      quick.map((one, at) => ({ ...one, value: at < 3 ? 1 : -1 })),
      { votes: 5, minutes: 10 },
    ),
  ).toEqual([])
})

test('made up questions: quick answers accepted again and again by one, and by hardly anybody else', () => {
  const accepted = (from: string, minutes: number) => act(from, 'b', count, { kind: 'acceptance', minutes })
  const limit = { acceptances: 3, minutes: 30, share: 60 }
  const made = [accepted('a', 3), accepted('a', 5), accepted('a', 20)]
  expect(findPairs(made, limit)).toMatchObject([
    { members: ['a', 'b'], figures: { acceptances: 3, share: 100, minutes: 20 } },
  ])
  expect(findPairs([...made.slice(1), accepted('a', 240)], limit)).toEqual([])
  expect(findPairs([...made, ...['c', 'd', 'e'].map((from) => accepted(from, 5))], limit)).toEqual([])
})

test('votes of new accounts count when they are many and most; those of old ones are left alone', () => {
  const joined = new Map(['n0', 'n1', 'n2', 'n3'].map((name) => [name, '2026-10-30T00:00:00.000Z']))
  const fresh = [...joined.keys()].map((from, at) => act(from, 'b', at))
  const old = Array.from({ length: 4 }, (_, i) => act(`o${i}`, 'b', i))
  const limit = { days: 7, voters: 4, share: 50 }
  expect(findFreshVotes([...fresh, ...old], joined, limit)).toMatchObject([
    { members: ['b', 'n0', 'n1', 'n2', 'n3'], acts: fresh },
  ])
  expect(findFreshVotes([...fresh, ...old, act('o9', 'b', 9)], joined, limit)).toEqual([])
  expect(findFreshVotes(fresh.slice(1), joined, limit)).toEqual([])
})

test('a ring on a quiet site is a ring, although it wrote most of what there is', () => {
  const ring = [...times(12, 'a', 'b'), ...times(12, 'b', 'a')]
  // Between them they wrote two thirds of the site: no share of votes can be twice as much.
  expect(findRings(ring, wrote({ a: 10, b: 10, x: 10 }), limits)).toMatchObject([{ members: ['a', 'b'] }])
  // What they wrote in threads of their own says nothing of what others would choose.
  expect(
    findRings(ring, [...wrote({ a: 200 }, 'b'), ...wrote({ b: 200 }, 'a'), ...wrote({ x: 10 })], limits),
  ).toMatchObject([{ members: ['a', 'b'] }])
  expect(findRings(ring, wrote({ a: 500, b: 500, x: 10 }), limits)).toEqual([])
})

test('fans accept one author and hardly anybody else, more of them than that author’s part explains', () => {
  const fans = { acts: 5, share: 60, odds: 1_000 }
  const accepted = (from: string, to: string, count: number) =>
    times(count, from, to).map((one) => ({ ...one, kind: 'acceptance' as const }))
  const farm = ['f1', 'f2', 'f3'].flatMap((from) => accepted(from, 'b', 4))
  const others = ['h1', 'h2', 'h3', 'h4'].flatMap((from) => [...accepted(from, 'x', 1), ...accepted(from, 'y', 1)])
  const posts = wrote({ b: 2, x: 10, y: 10 })
  expect(findFans([...farm, ...others], posts, fans)).toMatchObject([
    { pattern: 'fans', members: ['b', 'f1', 'f2', 'f3'], figures: { fans: 3, given: 12, ofGiven: 100 } },
  ])
  expect(findFans(others, posts, fans)).toEqual([])
  // Whoever answers most of a small site is chosen by most of it.
  expect(findFans([...farm, ...others], wrote({ b: 90, x: 5, y: 5 }), fans)).toEqual([])
})

test('whatever people accept on a site where nobody prefers anybody, fans are found less than once in a hundred', () => {
  const fans = { acts: 5, share: 60, odds: 1_000 }
  let found = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 30, maxLength: 150 }), (pairs) => {
      const acts = pairs.filter(([a, b]) => a !== b).map(([a, b], at) => act(`m${a}`, `m${b}`, at))
      const posts = wrote(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`m${i}`, 10])))
      if (findFans(acts, posts, fans).length > 0) found++
    }),
    { numRuns: 300, seed: 8 },
  )
  expect(found).toBeLessThanOrEqual(3)
})

test('chances add up: tails fall, begin at 1, and agree with what is known', () => {
  expect(binomialTail(5, 5, 0.5)).toBeCloseTo(1 / 32)
  expect(binomialTail(1, 2, 0.5)).toBeCloseTo(0.75)
  expect(poissonTail(1, 0.1)).toBeCloseTo(1 - Math.exp(-0.1))
  fc.assert(
    fc.property(fc.nat(60), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (trials, chance) => {
      expect(binomialTail(0, trials, chance)).toBe(1)
      for (let least = 1; least <= trials; least++)
        expect(binomialTail(least, trials, chance)).toBeLessThanOrEqual(binomialTail(least - 1, trials, chance) + 1e-9)
    }),
  )
})

test('any number of accounts on one device: those who act for each other are one finding, the others none', () => {
  const farm = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'].flatMap((from) => times(2, from, 'main'))
  const office = Array.from({ length: 30 }, (_, i) => `office${i}`)
  const device = ['main', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6', ...office]
  expect(findSharedDevices([...farm, act('office1', 'x', 1)], [device], 2)).toMatchObject([
    { members: ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'main'], figures: { sharing: 37, votes: 12 } },
  ])
})

test('a shared device matters when the two vote for each other', () => {
  const votes = [act('a', 'b', 1), act('b', 'a', 2), act('a', 'c', 3)]
  expect(
    findSharedDevices(
      votes,
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      2,
    ),
  ).toMatchObject([{ members: ['a', 'b'], figures: { votes: 2, acceptances: 0 } }])
})

test('acts are gathered by who did them to whom, and a finding is known by its members in any order', () => {
  expect(
    edgesOf([act('a', 'b', 1), act('a', 'b', 2), act('b', 'a', 3)]).map(({ from, to, acts }) => [
      from,
      to,
      acts.length,
    ]),
  ).toEqual([
    ['a', 'b', 2],
    ['b', 'a', 1],
  ])
  expect(fingerprintOf({ pattern: 'ring', members: ['b', 'a'] })).toBe(
    fingerprintOf({ pattern: 'ring', members: ['a', 'b'] }),
  )
})
