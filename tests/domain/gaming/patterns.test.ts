import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Act, edgesOf, fingerprintOf, percentOf } from '#app/domain/gaming/act.ts'
import { findBursts } from '#app/domain/gaming/find-bursts.ts'
import { findFreshVotes } from '#app/domain/gaming/find-fresh-votes.ts'
import { findPairs } from '#app/domain/gaming/find-pairs.ts'
import { findRings } from '#app/domain/gaming/find-rings.ts'
import { findSharedDevices } from '#app/domain/gaming/find-shared-devices.ts'

const limits = { votes: 5, share: 60, size: 8, lift: 2 }
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

const times = (n: number, from: string, to: string) => Array.from({ length: n }, (_, i) => act(from, to, 60 * i))

test('two and more whose votes go round are a ring; one-way fans are not', () => {
  const posts = new Map([
    ['a', 5],
    ['b', 5],
    ['c', 5],
    ['x', 100],
  ])
  expect(findRings([...times(5, 'a', 'b'), ...times(5, 'b', 'a')], posts, limits)).toMatchObject([
    { members: ['a', 'b'], figures: { votes: 10, share: 100 } },
  ])
  expect(findRings([...times(5, 'a', 'b'), ...times(5, 'b', 'c'), ...times(5, 'c', 'a')], posts, limits)).toMatchObject(
    [{ members: ['a', 'b', 'c'] }],
  )
  expect(findRings([...times(9, 'a', 'b'), ...times(9, 'b', 'c')], posts, limits)).toEqual([])
})

test('who is voted for by everybody is in no ring, and a small community that wrote most of everything is none', () => {
  const posts = new Map([
    ['a', 5],
    ['b', 5],
    ['x', 100],
  ])
  const crowd = Array.from({ length: 20 }, (_, i) => act(`v${i}`, 'a', i))
  expect(findRings([...times(5, 'a', 'b'), ...times(5, 'b', 'a'), ...crowd], posts, limits)).toEqual([])
  expect(
    findRings(
      [...times(5, 'a', 'b'), ...times(5, 'b', 'a')],
      new Map([
        ['a', 50],
        ['b', 50],
      ]),
      limits,
    ),
  ).toEqual([])
})

test('a group larger than a ring is a community', () => {
  const names = Array.from({ length: 9 }, (_, i) => `m${i}`)
  const votes = names.flatMap((from, at) => [1, 2, 3].flatMap((step) => times(2, from, names[(at + step) % 9] ?? '')))
  expect(findRings(votes, new Map([['x', 1_000]]), limits)).toEqual([])
  expect(findRings(votes, new Map([['x', 1_000]]), { ...limits, size: 9 })).toHaveLength(1)
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
      for (const { members, acts: inside } of findRings(acts, new Map([['x', 10_000]]), limits)) {
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
