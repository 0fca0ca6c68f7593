import type { Instant } from '#app/core/time.ts'
import type { FraudPattern } from '#db/schema/fraud.ts'

/**
 * A vote, an acceptance or an accepted edit, from one member to another. `value` 1 or -1. `minutes`: of an acceptance, from the question
 * to the answer.
 */
export type Act = {
  kind: 'vote' | 'acceptance' | 'edit'
  eventId: string
  voteId: string | null
  postId: string
  from: string
  to: string
  value: number
  at: Instant
  minutes: number | null
}

/** A suspicious pattern: the members, their acts, and the figures that make it suspicious, in whole numbers. */
export type Pattern = { pattern: FraudPattern; members: string[]; acts: Act[]; figures: Record<string, number> }

/** Acts from one member to another. */
export type Edge = { from: string; to: string; acts: Act[] }

/** Acts grouped by giver and receiver. */
export function edgesOf(acts: readonly Act[]): Edge[] {
  const edges = new Map<string, Edge>()
  for (const act of acts) {
    const key = `${act.from} ${act.to}`
    const edge = edges.get(key) ?? { from: act.from, to: act.to, acts: [] }
    edge.acts.push(act)
    edges.set(key, edge)
  }
  return [...edges.values()]
}

export function fingerprintOf({ pattern, members }: Pick<Pattern, 'pattern' | 'members'>): string {
  return `${pattern}:${members.toSorted().join(',')}`
}

/** Whole percent; 0 of nothing. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}
