import type { Instant } from '#app/core/time.ts'
import type { ContentState } from '#db/schema/threads.ts'

/** A decision that hid or held one thing. `reversedAt` null: nothing undid it. */
export type Hiding = {
  id: string
  at: Instant
  restriction: string
  untilAt: Instant | null
  reversedAt: Instant | null
  before: Before
}

/** What a decision about a post replaced. Left out: of things that are only shown or hidden. */
export type Before = { state?: ContentState; removedBy?: string | null; removedReason?: string | null }

/**
 * What a thing is when one of its decisions is undone: `kept` out of sight by another one in force, or what it was before
 * the first of the decisions that followed one another without a gap.
 * @param all every decision that hid or held it
 */
export function stateWithout(
  all: readonly Hiding[],
  id: string,
  now: Instant,
): { kept: 'hidden' | 'held' } | { kept: null; was: Before } {
  const inForce = all.filter((one) => one.id !== id && isInForce(one, now))
  if (inForce.some(({ restriction }) => restriction === 'hide')) return { kept: 'hidden' }
  if (inForce.length > 0) return { kept: 'held' }
  return { kept: null, was: firstBefore(all, id) }
}

/** Whether a decision keeps its thing out of sight now. */
export function isInForce({ reversedAt, untilAt }: Hiding, now: Instant): boolean {
  return reversedAt === null && (untilAt === null || untilAt > now)
}

function firstBefore(all: readonly Hiding[], id: string): Before {
  const inOrder = all.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
  let at = inOrder.findIndex((one) => one.id === id)
  for (let earlier = at - 1; earlier >= 0; earlier--) {
    const [one, later] = [inOrder[earlier], inOrder[at]]
    if (one === undefined || later === undefined || !isOutOfSight(later.before)) break
    if (one.reversedAt === null || one.reversedAt > later.at) at = earlier
  }
  return inOrder[at]?.before ?? {}
}

function isOutOfSight({ state }: Before): boolean {
  return state === 'hidden' || state === 'held'
}
