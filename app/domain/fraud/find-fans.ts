import { edgesOf, type Act, type Edge, type Pattern } from './act.ts'
import { binomialTail, poissonTail, shareOf } from './chance.ts'
import type { PostCount } from './queries/acts.server.ts'

/** `share` in percent. `odds`: one in so many by chance, over all authors looked at. */
export type FanLimits = { acts: number; share: number; odds: number }

/** An author with the fans it has; `rare`: the chance of so many, or of ones that go so far. */
type Following = { author: string; fans: Edge[]; chance: number; rare: number }

/**
 * Members who accept (or vote for) one author and hardly anybody else, more of them than the author's part in the site
 * explains. What is expected is counted from the site itself: the author's share of the answers in threads that no fan
 * began, or of what others than the fans choose where that is more, is each member's chance to choose that author; the
 * sum over all of them is how many such members there should be. So it holds on a site of ten people and on one of ten
 * thousand. The rarest is set aside before the others are measured: what a farm writes and accepts would make honest
 * authors look small.
 */
export function findFans(acts: readonly Act[], posts: readonly PostCount[], limits: FanLimits): Pattern[] {
  const found: Pattern[] = []
  let [edges, written] = [edgesOf(acts.filter(({ value }) => value > 0)), posts]
  const tries = new Set(edges.map(({ to }) => to)).size
  for (;;) {
    const rarest = followings(edges, written, limits).toSorted((a, b) => a.rare - b.rare)[0]
    if (rarest === undefined || rarest.rare * tries * limits.odds > 1) return found
    const given = givenBy(edges)
    const fans = new Set(rarest.fans.map(({ from }) => from))
    const done = rarest.fans.flatMap((fan) => fan.acts)
    const all = [...fans].reduce((total, from) => total + (given.get(from) ?? 0), 0)
    found.push({
      pattern: 'fans',
      members: [rarest.author, ...[...fans].toSorted()],
      acts: done,
      figures: {
        fans: fans.size,
        given: done.length,
        ofGiven: Math.round((100 * done.length) / all),
        postShare: Math.round(100 * rarest.chance),
      },
    })
    edges = edges.filter(({ from }) => !fans.has(from))
    written = written.filter(({ asker }) => asker === null || !fans.has(asker))
  }
}

function followings(
  edges: readonly Edge[],
  posts: readonly PostCount[],
  { acts: fewest, share }: FanLimits,
): Following[] {
  const given = givenBy(edges)
  return [...Map.groupBy(edges, ({ to }) => to)].flatMap(([author, received]): Following[] => {
    const fans = received.filter(
      ({ from, acts: done }) => done.length >= 2 && done.length * 100 >= share * (given.get(from) ?? 0),
    )
    if (count(fans) < fewest) return []
    const ofFans = new Set(fans.map(({ from }) => from))
    const elsewhere = posts.filter(({ asker }) => asker === null || !ofFans.has(asker))
    const answers = (rows: readonly PostCount[]): number => rows.reduce((total, row) => total + row.answers, 0)
    const ofOthers = (of: readonly Edge[]): number => count(of.filter(({ from }) => !ofFans.has(from)))
    // What others choose says more than what is there to choose: some write better answers than most.
    const chance = Math.max(
      shareOf(answers(elsewhere.filter((row) => row.author === author)), answers(elsewhere)),
      shareOf(ofOthers(received), ofOthers(edges)),
    )
    // Two and more acts each: of one act nothing follows.
    const expected = [...given]
      .filter(([from, all]) => all >= 2 && from !== author)
      .reduce((total, [, all]) => total + binomialTail(Math.max(2, Math.ceil((share * all) / 100)), all, chance), 0)
    // A single fan is judged by how far it goes, several by how many they are.
    const furthest = fans.map(({ from, acts: own }) => binomialTail(own.length, given.get(from) ?? 0, chance))
    return [
      {
        author,
        fans,
        chance,
        rare: Math.min(poissonTail(fans.length, expected), ...furthest.map((one) => one * given.size)),
      },
    ]
  })
}

function givenBy(edges: readonly Edge[]): Map<string, number> {
  const given = new Map<string, number>()
  for (const { from, acts } of edges) given.set(from, (given.get(from) ?? 0) + acts.length)
  return given
}

function count(edges: readonly Edge[]): number {
  return edges.reduce((total, { acts }) => total + acts.length, 0)
}
