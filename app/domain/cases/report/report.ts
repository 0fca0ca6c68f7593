import type { Instant } from '#app/core/time.ts'
import type { CaseSource } from '#app/domain/cases/case.ts'
import type { RaiseCount } from '#app/domain/cases/queries/raises.server.ts'
import type { CaseFacts } from './facts.ts'

/** Days that a report looks back. Its cases are those that were opened in them. */
export const reportPeriods = { '4w': 28, '12w': 84, '52w': 364 } as const
export type ReportPeriod = keyof typeof reportPeriods

/** What cases are compared by. */
export const reportDimensions = [
  'product',
  'category',
  'severity',
  'source',
  'plan',
  'tier',
  'tenure',
  'language',
] as const
export type ReportDimension = (typeof reportDimensions)[number]

/** What the report is made of: one case, as far as it counts. */
export type CaseFact = CaseFacts & {
  /** What it belongs to, of the dimensions that were asked for; null and missing: it names none. */
  keys: Partial<Record<ReportDimension, string | null>> & { source: CaseSource }
  /** 1 to 5; 0: asked and not answered; null: not asked. */
  rating: number | null
}

/** How a promise was kept. `share` of those whose time is over; null without any. Durations in minutes of the wall clock. */
export type Kept = {
  kept: number
  /** Answered, but late. */
  late: number
  /** The time is over, and the customer still waits. */
  overdue: number
  /** There is still time. */
  ahead: number
  share: number | null
  median: number | null
  p90: number | null
}

/** Open cases by the days since they were opened; `days` is where the band ends, null: no end. */
export type AgeBand = { days: number | null; staff: number; customer: number }

export type GroupRow = {
  /** '' for cases that name none. */
  key: string
  cases: number
  firstResponse: Kept
  nextResponse: Kept
  resolution: Kept
  /** Of those that were resolved; null without any. */
  reopened: number | null
  /** Mean of the scores 1 to 5; null without any. */
  rating: number | null
}

/** Counts by weekday (Monday first) and two hours of the day, in the zone of the site. */
export type WeekTable = number[][]

export type CaseReport = {
  period: ReportPeriod
  from: Instant
  until: Instant
  cases: number
  backlog: AgeBand[]
  firstResponse: Kept
  nextResponse: Kept
  resolution: Kept
  arrivals: WeekTable
  /** When promises were broken. */
  breaches: WeekTable
  resolved: number
  reopened: number
  ratings: {
    asked: number
    answered: number
    /** How many gave 1, 2, … 5. */
    scores: number[]
    mean: number | null
    /** What those who gave 1 or 2 wrote, the latest first. */
    words: { score: number; comment: string; number: number; lang: string | null }[]
  }
  sources: { source: CaseSource; cases: number }[]
  /** What staff said of detected complaints, by week; `share`: how many were complaints. */
  detection: { week: string; right: number; wrong: number; share: number | null }[]
  /** What rules did to severities. */
  raises: RaiseCount[]
  /** By the dimensions that were asked for. */
  groups: Partial<Record<ReportDimension, GroupRow[]>>
}
