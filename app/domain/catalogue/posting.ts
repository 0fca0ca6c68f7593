import { isStaff, type Actor } from '#app/core/actor.ts'
import { actorIn, asksIn, seesArea } from '#app/domain/access/area.ts'
import type { CategoryTable } from '#db/schema/threads.ts'

/** What decides who may start threads in a category: its id, its rule and its private area, null for none. */
export type PostingPlace = { id: string; posting: Posting; area: string | null }

/** Who may start threads in a category. */
export type Posting = NonNullable<CategoryTable['posting']>

export const postings = [
  'everyone',
  'trust1',
  'trust2',
  'trust3',
  'trust4',
  'groups',
  'staff',
  'nobody',
] as const satisfies readonly Posting[]

const levels: Partial<Record<Posting, number>> = { trust1: 1, trust2: 2, trust3: 3, trust4: 4 }

/** The trust level (1 to 4) that a posting rule requires; null when it requires none. */
export function levelOf(posting: Posting): number | null {
  return levels[posting] ?? null
}

/**
 * Whether the actor may start threads in a category with this rule. Staff and moderators need no trust level, but
 * `nobody` holds for them too. In a private area, and where the rule says `groups`, a group of theirs must be let ask.
 */
export function mayPostIn(actor: Actor, { id, posting, area }: PostingPlace): boolean {
  if (actor.system) return true
  if (posting === 'nobody' || !seesArea(actor, area)) return false
  if (isStaff(actor) || actorIn(actor, id).roles.includes('moderator')) return true
  if ((area !== null || posting === 'groups') && !asksIn(actor, id)) return false
  if (posting === 'everyone' || posting === 'groups') return true
  return actor.trustLevel >= (levels[posting] ?? Number.POSITIVE_INFINITY)
}
