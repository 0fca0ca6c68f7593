import type { BadgeMetric } from '#app/registry/badge-metrics.ts'
import { badgeEntry, badgeKeys, type BadgeKey } from '#app/registry/badges.ts'
import type { EventType } from '#app/registry/events.ts'
import { needsOf } from './times-earned.ts'

/**
 * Metrics that an event can move, for the events that happen most. Every other event has all 44 metrics of a member
 * counted. A metric that is missing here is counted at the next other event of the member, or by the nightly review.
 */
const moved: { [T in EventType]?: readonly BadgeMetric[] } = {
  // Of the writer: answers to others and threads commented in; of the thread's author: answers of a discussion. Votes,
  // acceptances and the rest of what makes an answer helpful come later, with events of their own.
  'post.written': ['answers', 'threadsCommented', 'livelyTalks'],
}

/** @returns null when the event may move any metric */
export function metricsMovedBy(event: string): readonly BadgeMetric[] | null {
  return moved[event as EventType] ?? null
}

/** The badges that need one of these metrics, and all metrics that those badges need. */
export function badgesNeeding(metrics: readonly BadgeMetric[]): { badges: BadgeKey[]; metrics: BadgeMetric[] } {
  const badges = badgeKeys.filter((key) => needsOf(badgeEntry(key)).some(({ metric }) => metrics.includes(metric)))
  return {
    badges,
    metrics: [...new Set(badges.flatMap((key) => needsOf(badgeEntry(key)).map(({ metric }) => metric)))],
  }
}
