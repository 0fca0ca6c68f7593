import { msOf, unitMs } from '#app/core/time.ts'
import { edgesOf, type Act, type Pattern } from './act.ts'

export type BurstLimits = { votes: number; minutes: number }

/**
 * Serial voting: many votes of one member for (or against) one author within minutes. Other votes of the pair are not
 * part of it.
 */
export function findBursts(votes: readonly Act[], { votes: fewest, minutes }: BurstLimits): Pattern[] {
  return edgesOf(votes).flatMap(({ from, to, acts }) =>
    [1, -1].flatMap((value): Pattern[] => {
      const inOrder = acts.filter((act) => act.value === value).toSorted((a, b) => (a.at < b.at ? -1 : 1))
      const serial = new Set<Act>()
      for (let at = 0; at + fewest <= inOrder.length; at++) {
        const row = inOrder.slice(at, at + fewest)
        const [first, last] = [row[0], row.at(-1)]
        if (first !== undefined && last !== undefined && msOf(last.at) - msOf(first.at) <= minutes * unitMs.minute)
          for (const act of row) serial.add(act)
      }
      const found = [...serial]
      return found.length === 0
        ? []
        : [
            {
              pattern: 'burst',
              members: [from, to],
              acts: found,
              figures: { votes: found.length, minutes, down: value < 0 ? 1 : 0 },
            },
          ]
    }),
  )
}
