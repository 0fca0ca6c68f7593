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

/** The trust level that a choice asks for; null where it asks for something else. */
export function levelOf(posting: Posting): number | null {
  return levels[posting] ?? null
}

/** Staff and moderators stand above trust levels; where nobody posts, they don't either. */
export function mayPostWhere(actor: Actor, posting: Posting): boolean {
  if (actor.system) return true
  if (posting === 'nobody') return false
  const keepsOrder = isStaff(actor) || actor.roles.includes('moderator')
  if (keepsOrder || posting === 'everyone') return true
  return actor.trustLevel >= (levels[posting] ?? Number.POSITIVE_INFINITY)
}
