import { standingOfLevel } from '#app/registry/abilities.ts'
import type { Standing } from '#app/registry/limits.ts'
import type { Actor } from './actor.ts'

/** The column of the table of limits that an actor is counted in. */
export function limitClassOf(actor: Actor): Standing {
  if (actor.roles.some((role) => role !== 'visitor' && role !== 'member')) return 'staff'
  return standingOfLevel[actor.trustLevel] ?? 'new'
}
