import type { Instant } from '#app/core/time.ts'
import type { Change, Decision, Window } from './report.ts'
import type { TenureBand } from './tenure-band.ts'

/** Where something belongs: the language of the post and the product of its thread; null: none, or not known. */
export type Place = { lang: string | null; product: string | null }

/**
 * What members were granted, with what was taken back, by where it came from. `forPost` false: for an anniversary, a
 * story: it has no place.
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

/** All that a report is made from. Who is not among `people` (staff, suspended) counts nowhere. */
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
