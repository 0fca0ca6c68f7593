/**
 * Groups of fewer people are suppressed. Ten, because a figure about ten people says little about one of them even to
 * a reader who knows a few of the others' figures; statistical offices use three to ten, and our groups are people
 * who know each other.
 */
export const minGroupSize = 10

/**
 * Which of the groups that make up a whole are suppressed: those that are too small, and further ones, smallest
 * first, until the suppressed groups are at least two with enough people together, because the whole less the shown
 * groups would reveal a single one.
 * @param groups the members of each; a member may be in several. The caller leaves out empty groups.
 * @returns indexes in `groups`
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
