import type { Instant } from '#app/core/time.ts'
import type { TenureBand } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { Change, Decision, Window } from './report.ts'

/** The language of a post and the product of its thread; null: none, or not known. */
export type Place = { lang: string | null; product: string | null }

/**
 * What members were granted, less reversals, by place. `forPost` false: for an anniversary or a story, which has no
 * place.
 */
export type Earned = Place & {
  forPost: boolean
  memberId: string
  unit: 'reputation' | 'points'
  amounts: Record<Window, number>
}

/** What members wrote there: posts in the last year, and when they last did. */
export type Written = Place & { memberId: string; posts: number; lastAt: Instant }

/** A question of the last year that is at least a day old, and the first answers of others to it. */
export type Asked = Place & { askerId: string; at: Instant; staffAt: Instant | null; peerAt: Instant | null }

/** The facts of a report. Members who are not among `people` (staff, suspended) count nowhere. */
export type FairnessFacts = {
  people: ReadonlyMap<string, TenureBand>
  earned: readonly Earned[]
  written: readonly Written[]
  asked: readonly Asked[]
  /** Perks delivered in the last year. */
  perks: readonly { memberId: string; count: number }[]
  products: readonly { id: string; en: string; ko: string }[]
  changes: readonly Change[]
  decisions: readonly Decision[]
}
