import { edgesOf, percentOf, type Act, type Edge, type Pattern } from './act.ts'
import { binomialTail, shareOf } from './chance.ts'
import type { PostCount } from './queries/acts.server.ts'

/** `share` in percent. `odds`: once in this many searches by chance, over all groups. */
export type RingLimits = { votes: number; share: number; size: number; odds: number }

/** Least number of acts between two members of a ring. */
const FEWEST_PER_EDGE = 2
/**
 * Least share of what either gives and receives, in percent: otherwise a ring would include every member it once
 * voted for.
 */
const EDGE_SHARE = 10

/**
 * How much more often than by chance acts stay within the group, as a ratio of odds: unlike a ratio of shares it can
 * be exceeded where the ring wrote most posts. What is merely significant on a large site doesn't justify a review.
 */
const FEWEST_TIMES = 8

/**
 * Groups that vote for each other: strongly connected members, each of whom got most of their votes from the others,
 * more than the group's share of posts explains. That share, counted in threads that no member of the group started,
 * is the chance of each act to stay within. Two members who vote for each other are the smallest ring.
 * @param votes up votes, acceptances and accepted edits of the window
 * @param posts posts by author and asker in the same window
 */
export function findRings(votes: readonly Act[], posts: readonly PostCount[], limits: RingLimits): Pattern[] {
  const edges = edgesOf(votes.filter(({ value }) => value > 0))
  const givenBy = sums(edges, 'from')
  const received = sums(edges, 'to')
  const strong = edges.filter(
    ({ from, to, acts: { length } }) =>
      length >= FEWEST_PER_EDGE &&
      percentOf(length, givenBy.get(from) ?? 0) >= EDGE_SHARE &&
      percentOf(length, received.get(to) ?? 0) >= EDGE_SHARE,
  )
  const groups = components(strong)
  return groups.flatMap((group) => {
    const members = tightened(group, edges, received, limits)
    if (members.length < 2 || members.length > limits.size) return []
    const inside = edges.filter(({ from, to }) => members.includes(from) && members.includes(to))
    const votesInside = total(inside)
    const votesReceived = members.reduce((sum, member) => sum + (received.get(member) ?? 0), 0)
    const share = percentOf(votesInside, votesReceived)
    const elsewhere = posts.filter(({ asker }) => asker === null || !members.includes(asker))
    const others = edges.filter(({ from }) => !members.includes(from))
    const chance = Math.max(
      shareOf(written(elsewhere, members), written(elsewhere, null)),
      shareOf(total(others.filter(({ to }) => members.includes(to))), total(others)),
    )
    const given = edges.filter(({ from }) => members.includes(from))
    const within = votesInside / total(given)
    const times = (within * (1 - chance)) / ((1 - within) * chance)
    if (times < FEWEST_TIMES || binomialTail(votesInside, total(given), chance) * groups.length * limits.odds > 1)
      return []
    return [
      {
        pattern: 'ring',
        members: members.toSorted(),
        acts: inside.flatMap(({ acts }) => acts),
        figures: { members: members.length, votes: votesInside, share, postShare: Math.round(100 * chance) },
      },
    ]
  })
}

function written(posts: readonly PostCount[], by: readonly string[] | null): number {
  return posts.reduce((sum, { author, count }) => (by === null || by.includes(author) ? sum + count : sum), 0)
}

/** Removes members who receive too little from within, until none is left to remove. */
function tightened(
  group: readonly string[],
  edges: readonly Edge[],
  received: ReadonlyMap<string, number>,
  { votes, share }: RingLimits,
): string[] {
  let members = [...group]
  for (;;) {
    const kept = members.filter((member) => {
      const inside = total(edges.filter(({ from, to }) => to === member && from !== member && members.includes(from)))
      const back = edges.some(({ from, to }) => from === member && to !== member && members.includes(to))
      return back && inside >= votes && percentOf(inside, received.get(member) ?? 0) >= share
    })
    if (kept.length === members.length) return members
    members = kept
  }
}

/** Tarjan's strongly connected components of two and more, without recursion: a chain of voters may be long. */
function components(edges: readonly Edge[]): string[][] {
  const next = Map.groupBy(edges, ({ from }) => from)
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const found: string[][] = []
  for (const root of next.keys()) {
    if (index.has(root)) continue
    const work = [{ node: root, at: 0 }]
    while (work.length > 0) {
      const frame = work[work.length - 1] as { node: string; at: number }
      const { node } = frame
      if (frame.at === 0) {
        index.set(node, index.size)
        low.set(node, index.get(node) ?? 0)
        stack.push(node)
        onStack.add(node)
      }
      const edge = next.get(node)?.[frame.at++]
      if (edge !== undefined) {
        if (!index.has(edge.to)) work.push({ node: edge.to, at: 0 })
        else if (onStack.has(edge.to)) lower(low, node, index.get(edge.to) ?? 0)
        continue
      }
      work.pop()
      const above = work.at(-1)
      if (above !== undefined) lower(low, above.node, low.get(node) ?? 0)
      if (low.get(node) !== index.get(node)) continue
      const component = stack.splice(stack.indexOf(node))
      for (const member of component) onStack.delete(member)
      if (component.length > 1) found.push(component)
    }
  }
  return found
}

function lower(low: Map<string, number>, node: string, value: number): void {
  low.set(node, Math.min(low.get(node) ?? value, value))
}

function sums(edges: readonly Edge[], end: 'from' | 'to'): Map<string, number> {
  const all = new Map<string, number>()
  for (const edge of edges) all.set(edge[end], (all.get(edge[end]) ?? 0) + edge.acts.length)
  return all
}

function total(edges: readonly Edge[]): number {
  return edges.reduce((sum, { acts }) => sum + acts.length, 0)
}
