import { msOf, unitMs, type Instant } from '#app/core/time.ts'
import { percentOf, type Act, type Pattern } from './act.ts'

/** `share` in percent. */
export type FreshLimits = { days: number; voters: number; share: number }

/**
 * Authors whose up votes come from accounts opened a few days before. Only those votes are part of the pattern.
 * @param joined when each voter joined
 */
export function findFreshVotes(
  votes: readonly Act[],
  joined: ReadonlyMap<string, Instant>,
  { days, voters, share }: FreshLimits,
): Pattern[] {
  const up = votes.filter(({ value }) => value > 0)
  return [...Map.groupBy(up, ({ to }) => to)].flatMap(([author, received]): Pattern[] => {
    const fresh = received.filter(
      ({ from, at }) => msOf(at) - msOf(joined.get(from) ?? '1970-01-01T00:00:00.000Z') < days * unitMs.day,
    )
    const people = [...new Set(fresh.map(({ from }) => from))]
    const ofAll = percentOf(fresh.length, received.length)
    if (people.length < voters || ofAll < share) return []
    return [
      {
        pattern: 'fresh',
        members: [author, ...people.toSorted()],
        acts: fresh,
        figures: { voters: people.length, votes: fresh.length, share: ofAll, days },
      },
    ]
  })
}
