import { edgesOf, type Act, type Edge, type Pattern } from './act.ts'

/**
 * Members who signed in with the same browser at the same address, in any number, and vote for, accept or pass the
 * edits of each other. Which address and browser is not kept. Each connected group of givers and receivers is one
 * finding; other members of an office or a café are in none.
 * @param devices for each device the members who used it
 * @param fewest acts within the group
 */
export function findSharedDevices(
  acts: readonly Act[],
  devices: readonly (readonly string[])[],
  fewest: number,
): Pattern[] {
  const edges = edgesOf(acts.filter(({ value }) => value > 0))
  const found = devices.flatMap((members): Pattern[] => {
    const users = new Set(members)
    return groups(edges.filter(({ from, to }) => users.has(from) && users.has(to))).flatMap((inside): Pattern[] => {
      const done = inside.flatMap((edge) => edge.acts)
      if (done.length < fewest) return []
      const count = (kind: Act['kind']): number => done.filter((act) => act.kind === kind).length
      return [
        {
          pattern: 'device',
          members: [...new Set(inside.flatMap(({ from, to }) => [from, to]))].toSorted(),
          acts: done,
          figures: {
            sharing: users.size,
            votes: count('vote'),
            acceptances: count('acceptance'),
            edits: count('edit'),
          },
        },
      ]
    })
  })
  // Two members who share two browsers are one finding.
  return [...new Map(found.map((pattern) => [pattern.members.join(), pattern])).values()]
}

/** Connected components of the edges. */
function groups(edges: readonly Edge[]): Edge[][] {
  const group = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    const [a, b] = [group.get(from) ?? new Set([from]), group.get(to) ?? new Set([to])]
    const both = a === b ? a : new Set([...a, ...b])
    for (const member of both) group.set(member, both)
  }
  return [...Map.groupBy(edges, ({ from }) => group.get(from)).values()]
}
