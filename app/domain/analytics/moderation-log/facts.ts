import type { LookPair } from './agreement.ts'
import type { logSources } from './log.ts'

/** A decision that restricted something. `person` is whom it is about, or its own id when that is not known. */
export type DecidedFact = {
  month: string
  person: string
  kind: string
  rule: string
  source: (typeof logSources)[number]
  automated: boolean
  /** Minutes that its review item had waited; null: the site decided, or there was no item. */
  waited: number | null
}

export type AppealFact = { rule: string; person: string; overturned: boolean }
export type RequestFact = { id: string; ground: string; state: string }

/** What the log is made of. @see ModerationLog */
export type LogFacts = {
  months: readonly string[]
  decisions: readonly DecidedFact[]
  appeals: readonly AppealFact[]
  requests: readonly RequestFact[]
  looks: readonly LookPair[]
}

/** The last twelve months of a calendar, the present one first. @param day `2026-11-22` */
export function lastMonths(day: string, count = 12): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + (month - 1) - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
