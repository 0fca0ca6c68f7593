import type { Instant } from '#app/core/time.ts'
import type { Agreement } from './agreement.ts'

/** Raised when the shape below changes: a stored log of another shape is ignored until the next is computed. */
export const logShape = 1

/** What decisions are counted by. `kind`: what they did; `source`: how they came about. */
export const logTables = ['kind', 'rule', 'source'] as const
export type LogTableName = (typeof logTables)[number]

/** Where a decision came from: `automatic` when the site made it without a person, whatever led to it. */
export const logSources = ['flag', 'automatic', 'own', 'legal'] as const

export type LogFigures = {
  decisions: number
  /** Share that the site made without a person, in whole hundredths. */
  automated: number
  /** Minutes from the opening of the review item to the decision of a person; null: none had an item. */
  median: number | null
}

/** Decisions by key: in the year, and in each month of the log. null: about fewer people than `least`, or it would tell one. */
export type LogTable = { key: string; year: number | null; months: (number | null)[] }[]

export type AppealFigures = { decided: number; overturned: number }

export type RequestFigures = {
  sent: number
  /** Hidden by a temporary measure that lasts. */
  hidden: number
  /** Hidden without an end. */
  removed: number
  refused: number
  /** Shown again: an appeal was granted, or the measure ended. */
  shown: number
}

/** What is public about moderation: the last twelve months of the community's calendar, without names. */
export type ModerationLog = {
  shape: typeof logShape
  at: Instant
  least: number
  /** `2026-11`, the present month first. */
  months: string[]
  year: LogFigures | null
  byMonth: (LogFigures | null)[]
} & Record<LogTableName, LogTable> & {
    appeals: { all: AppealFigures | null; rules: { key: string; figures: AppealFigures | null }[] }
    requests: { all: RequestFigures | null; grounds: { key: string; figures: RequestFigures | null }[] }
    agreement: Agreement[]
  }
