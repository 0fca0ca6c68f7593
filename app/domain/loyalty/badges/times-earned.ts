import type { BadgeMetric } from '#app/registry/badge-metrics.ts'
import type { BadgeEntry } from '#app/registry/badges.ts'

/**
 * A held badge is kept while at least this share of its need is left; without it a badge at the border would come and
 * go all day.
 */
const keptShare = 0.9

/**
 * How often a badge is held with these figures: 0 or 1, any number for counted badges. A `held` badge is kept down to
 * nine tenths of its need; a need below ten has no such margin (half a vote does not exist), so the only answer that
 * loses its acceptance loses the badge immediately.
 */
export function timesEarned(badge: BadgeEntry, have: (metric: BadgeMetric) => number, held: number): number {
  const most = badge.counted === true ? Infinity : 1
  const reached = Math.min(
    most,
    ...needsOf(badge).map(({ metric, from }) => Math.floor(Math.max(0, have(metric)) / from)),
  )
  let times = Math.max(reached, Math.min(held, most))
  while (
    times > reached &&
    !needsOf(badge).every(({ metric, from }) => have(metric) >= Math.ceil(keptShare * from * times))
  )
    times--
  return times
}

/** The needs of a badge as a list. */
export function needsOf(badge: BadgeEntry): { metric: BadgeMetric; from: number }[] {
  return Object.entries(badge.needs).map(([metric, from]) => ({ metric: metric as BadgeMetric, from }))
}
