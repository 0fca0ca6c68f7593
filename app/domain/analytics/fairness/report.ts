import type { Instant } from '#app/core/time.ts'
import type { TenureBand } from '#app/domain/accounts/customer-accounts/tenure-band.ts'

/** Raised when the shape below changes: a stored report of another shape is ignored until the next is computed. */
export const reportShape = 1

/** The windows of a distribution, in days; `all`: no limit. */
export const windows = { all: null, year: 365, quarter: 90, month: 30 } as const
export type Window = keyof typeof windows
export const windowNames = Object.keys(windows) as Window[]

/** How a unit is distributed over members. A figure is null when the group behind it is too small. */
export type Spread = {
  gini: number | null
  /** Shares of the total that the top 1 % and 10 % have. */
  top1: number | null
  top10: number | null
  /** See `lorenzCurve`. */
  curve: number[] | null
}

export type SpreadOfWindow = { people: number; reputation: Spread; points: Spread }

/** `name` null: the key has a text. */
export type Name = { en: string; ko: string } | null

/** Figures of a group; shares are rounded to whole hundredths, so that two reports in a row do not tell one award. */
export type GroupFigures = {
  people: number
  /** Of all posts, all reputation and all points of the year. */
  posts: number
  reputation: number
  points: number
  /** Reputation per person, whole. */
  perPerson: number
}

/** `figures` null: suppressed because the group is too small. */
export type Group = { key: string; name: Name; figures: GroupFigures | null }

export type Responses = {
  questions: number
  /** Minutes to the first answer by another member; null: too many are unanswered to tell. */
  median: number | null
  ninetieth: number | null
  /**
   * Shares of the questions: answered within 24 hours; first answered by a member rather than by staff, of those
   * answered.
   */
  within24h: number
  byPeers: number | null
}

export type ResponseGroup = { key: string; name: Name; figures: Responses | null }

export type Change =
  | { kind: 'rule'; at: Instant; rule: string; version: number }
  | { kind: 'setting'; at: Instant; key: string; before: string; after: string }

/** How often a decision of that kind was made in the year. `reopened`: reversed later. */
export type Decision = { kind: string; decision: string; count: number }

/** Everything that the report shows. Nothing in it is about fewer people than `least`. */
export type FairnessReport = {
  shape: typeof reportShape
  at: Instant
  least: number
  /** null: fewer people than `least`. */
  spread: Record<Window, SpreadOfWindow | null>
  tenure: (Group & { key: TenureBand })[]
  language: Group[]
  product: Group[]
  /** Perks delivered in the year, by tenure; null: suppressed. */
  perks: { all: number | null; tenure: { key: TenureBand; count: number | null }[] }
  responses: { all: Responses | null; tenure: ResponseGroup[]; language: ResponseGroup[]; product: ResponseGroup[] }
  changes: Change[]
  decisions: Decision[]
}
