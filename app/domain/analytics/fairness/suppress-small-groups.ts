/**
 * Groups of fewer people are not shown. Ten, because a figure about ten people says little about one of them even to
 * somebody who knows the figures of a few others; statistical offices use three to ten, and our groups are people who
 * know each other.
 */
export const minGroupSize = 10

/**
 * Which of the groups that make up a whole are kept back: those that are too small, and, because the whole less what is
 * shown tells what is not, further ones, smallest first, until at least two are kept back that have enough people
 * together.
 * @param groups who is in each; somebody may be in several. Groups of nobody are left out by the caller.
 * @returns places in `groups`
 */
export function smallGroups(groups: readonly ReadonlySet<string>[], least: number = minGroupSize): Set<number> {
  const bySize = groups
    .map((people, at) => ({ people, at }))
    .sort((a, b) => a.people.size - b.people.size || a.at - b.at)
  const kept = new Set<number>()
  const together = new Set<string>()
  for (const { people, at } of bySize) {
    const safe = kept.size === 0 || (kept.size >= 2 && together.size >= least)
    if (people.size >= least && safe) break
    kept.add(at)
    for (const person of people) together.add(person)
  }
  return kept
}
