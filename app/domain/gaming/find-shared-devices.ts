import { edgesOf, type Act, type Pattern } from './act.ts'

/**
 * Members who signed in with the same browser at the same address and vote for or accept each other. Which address and
 * browser is not kept.
 * @param sharing pairs of members, each once
 * @param fewest votes and acceptances between the two, both ways together
 */
export function findSharedDevices(
  acts: readonly Act[],
  sharing: readonly (readonly [string, string])[],
  fewest: number,
): Pattern[] {
  const edges = edgesOf(acts.filter(({ value }) => value > 0))
  return sharing.flatMap(([a, b]): Pattern[] => {
    const between = edges
      .filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
      .flatMap((edge) => edge.acts)
    if (between.length < fewest) return []
    return [
      {
        pattern: 'device',
        members: [a, b].toSorted(),
        acts: between,
        figures: {
          votes: between.filter(({ kind }) => kind === 'vote').length,
          acceptances: between.filter(({ kind }) => kind === 'acceptance').length,
        },
      },
    ]
  })
}
