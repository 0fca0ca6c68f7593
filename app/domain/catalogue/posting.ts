import { isStaff, type Actor } from '#app/core/actor.ts'
import type { CategoryTable } from '#db/schema/threads.ts'

/** Who may start threads in a category. */
export type Posting = NonNullable<CategoryTable['posting']>

export const postings = [
  'everyone',
  'trust1',
  'trust2',
  'trust3',
  'trust4',
  'staff',
  'nobody',
] as const satisfies readonly Posting[]

const levels: Partial<Record<Posting, number>> = { trust1: 1, trust2: 2, trust3: 3, trust4: 4 }

/** The trust level (1 to 4) that a posting rule requires; null when it requires none. */
export function levelOf(posting: Posting): number | null {
  return levels[posting] ?? null
}

/**
 * Whether the actor may start threads under this rule. Staff and moderators need no trust level, but `nobody` holds for
 * them too.
 */
export function mayPostWhere(actor: Actor, posting: Posting): boolean {
  if (actor.system) return true
  if (posting === 'nobody') return false
  const keepsOrder = isStaff(actor) || actor.roles.includes('moderator')
  if (keepsOrder || posting === 'everyone') return true
  return actor.trustLevel >= (levels[posting] ?? Number.POSITIVE_INFINITY)
}
