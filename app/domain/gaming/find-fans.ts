import { edgesOf, type Act, type Pattern } from './act.ts'
import { binomialTail, poissonTail, shareWritten } from './chance.ts'
import type { PostCount } from './queries.server.ts'

/** `share` in percent. `odds`: one in so many by chance, over all authors looked at. */
export type FanLimits = { acts: number; share: number; odds: number }

/**
 * Members who accept (or vote for) one author and hardly anybody else, more of them than the author's part in the site
 * explains. What is expected is counted from the site itself: the author's share of what was written in threads that no
 * fan began gives each member's chance to choose that author so often, and their sum how many such members there should
 * be. So it holds on a site of ten people and on one of ten thousand.
 */
export function findFans(
  acts: readonly Act[],
  posts: readonly PostCount[],
  { acts: fewest, share, odds }: FanLimits,
): Pattern[] {
  const edges = edgesOf(acts.filter(({ value }) => value > 0))
  const given = new Map<string, number>()
  for (const { from, acts: done } of edges) given.set(from, (given.get(from) ?? 0) + done.length)
  const receivers = [...Map.groupBy(edges, ({ to }) => to)]
  return receivers.flatMap(([author, received]): Pattern[] => {
    const fans = received.filter(
      ({ from, acts: done }) => done.length >= 2 && done.length * 100 >= share * (given.get(from) ?? 0),
    )
    const done = fans.flatMap((fan) => fan.acts)
    if (done.length < fewest) return []
    const ofFans = new Set(fans.map(({ from }) => from))
    const elsewhere = posts.filter(({ asker }) => asker === null || !ofFans.has(asker))
    const sum = (rows: readonly PostCount[]): number => rows.reduce((total, { count }) => total + count, 0)
    const chance = shareWritten(sum(elsewhere.filter((row) => row.author === author)), sum(elsewhere))
    // Two and more acts each: of one act nothing follows.
    const expected = [...given]
      .filter(([from, all]) => all >= 2 && from !== author)
      .reduce((total, [, all]) => total + binomialTail(Math.max(2, Math.ceil((share * all) / 100)), all, chance), 0)
    // A single fan is judged by how far it goes, several by how many they are.
    const rare = Math.min(
      poissonTail(fans.length, expected),
      ...fans.map(({ from, acts: own }) => binomialTail(own.length, given.get(from) ?? 0, chance) * given.size),
    )
    if (rare * receivers.length * odds > 1) return []
    return [
      {
        pattern: 'fans',
        members: [author, ...[...ofFans].toSorted()],
        acts: done,
        figures: {
          fans: fans.length,
          given: done.length,
          ofGiven: Math.round(
            (100 * done.length) / [...ofFans].reduce((total, from) => total + (given.get(from) ?? 0), 0),
          ),
          postShare: Math.round(100 * chance),
        },
      },
    ]
  })
}
