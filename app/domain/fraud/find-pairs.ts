import { edgesOf, percentOf, type Act, type Pattern } from './act.ts'

/** `share` in percent. */
export type PairLimits = { acceptances: number; minutes: number; share: number }

/**
 * Questions and answers made for each other: one asker repeatedly accepts the same member's answers, each written
 * within minutes of the question, and few others accept that member.
 */
export function findPairs(acceptances: readonly Act[], { acceptances: fewest, minutes, share }: PairLimits): Pattern[] {
  const edges = edgesOf(acceptances)
  return edges.flatMap(({ from, to, acts }): Pattern[] => {
    const quick = acts.filter((act) => act.minutes !== null && act.minutes <= minutes)
    const all = edges.filter((edge) => edge.to === to).reduce((sum, edge) => sum + edge.acts.length, 0)
    const ofAll = percentOf(acts.length, all)
    if (quick.length < fewest || ofAll < share) return []
    return [
      {
        pattern: 'pair',
        members: [from, to],
        acts: quick,
        figures: {
          acceptances: quick.length,
          minutes: Math.max(...quick.map((act) => act.minutes ?? 0)),
          share: ofAll,
        },
      },
    ]
  })
}
