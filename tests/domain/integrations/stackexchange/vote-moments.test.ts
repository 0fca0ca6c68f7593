import fc from 'fast-check'
import { expect, test } from 'vitest'
import { voteMoments, type VoteMoment } from '#app/domain/integrations/stackexchange/vote-moments.ts'

test('moments come back as they were, in the order of their times, acceptances last among those of one moment', () => {
  const at = fc.integer({ min: 0, max: 5 }).map((day) => `2020-01-0${day + 1}T00:00:00.000Z`)
  const post = fc.integer({ min: 1, max: 10 ** 12 })
  const vote = fc.record({
    at,
    post,
    voteId: fc.integer({ min: 1, max: 10 ** 12 }),
    value: fc.constantFrom(1 as const, -1),
  })
  const acceptance = fc.record({ at, post, value: fc.constant(0 as const) })
  fc.assert(
    fc.property(fc.array(fc.oneof(vote, acceptance), { maxLength: 2_000 }), (moments) => {
      const list = voteMoments()
      for (const moment of moments) list.add(moment as VoteMoment)
      const order = (one: (typeof moments)[number]) => ('voteId' in one ? one.voteId : Infinity)
      const expected = moments.toSorted((a, b) =>
        a.at === b.at ? (order(a) === order(b) ? 0 : order(a) - order(b)) : a.at < b.at ? -1 : 1,
      )
      expect([...list.sorted()]).toEqual(expected)
    }),
  )
})
