import { plus, type Instant } from '#app/core/time.ts'
import { sanctionLadder } from '#app/registry/restrictions.ts'
import type { SanctionTable } from '#db/schema/moderation.ts'
import { hasEnd } from './sanction.ts'

type Earlier = Pick<SanctionTable, 'kind' | 'until_at' | 'lifted_at'>

/** `step`: from 1. `doubled`: the one before ended only shortly ago. */
export type LadderStep = { step: number; of: number; hours: number; doubled: boolean }

/**
 * The step that a silence or suspension would be on now. Lifted ones do not count.
 * @param earlier every sanction of the member, in any order
 */
export function ladderStep(earlier: readonly Earlier[], now: Instant): LadderStep {
  const { hours, soonAgainDays } = sanctionLadder
  const counted = earlier.filter(({ kind, lifted_at }) => hasEnd(kind) && lifted_at === null)
  const step = Math.min(counted.length, hours.length - 1)
  const lastEnd = counted.map(({ until_at }) => until_at ?? now).reduce((a, b) => (a > b ? a : b), '')
  const doubled = lastEnd !== '' && plus(lastEnd, { days: soonAgainDays }) > now
  return { step: step + 1, of: hours.length, hours: (hours[step] ?? 0) * (doubled ? 2 : 1), doubled }
}
