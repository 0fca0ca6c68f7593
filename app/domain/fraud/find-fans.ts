import { edgesOf, type Act, type Edge, type Pattern } from './act.ts'
import { binomialTail, poissonTail, shareOf } from './chance.ts'
import type { PostCount } from './queries/acts.server.ts'

/** `share` in percent. `odds`: once in this many searches by chance, over all authors. */
export type FanLimits = { acts: number; share: number; odds: number }

/** An author and their fans; `rare`: the probability of this many fans, or of ones this extreme. */
type Following = { author: string; fans: Edge[]; chance: number; rare: number }

/**
 * Members who accept (or vote for) one author and rarely any other, more of them than the author's part in the site
 * explains. The expectation is computed from the site: each member's chance to choose the author is the author's
 * share of the answers in threads that no fan started, or of the choices of members who are no fans where that is
 * more; the sum over all members is the expected number of fans. This holds for a site of ten people and of ten
 * thousand. The rarest author is removed before the others are measured: the posts and acceptances of a farm would
 * make honest authors look small.
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
    // Others' choices tell more than the number of answers: some members write better answers than most.
    const chance = Math.max(
      shareOf(answers(elsewhere.filter((row) => row.author === author)), answers(elsewhere)),
      shareOf(ofOthers(received), ofOthers(edges)),
    )
    // Two or more acts each: one act proves nothing.
    const expected = [...given]
      .filter(([from, all]) => all >= 2 && from !== author)
      .reduce((total, [, all]) => total + binomialTail(Math.max(2, Math.ceil((share * all) / 100)), all, chance), 0)
    // A single fan is judged by the number of acts, several by their number.
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
