import type { Actor } from '#app/core/actor.ts'
import { authorize, can } from '#app/core/authorize.ts'
import type { Permission } from '#app/registry/permissions.ts'

/** The area that only staff see. Every other area is named by the id of the category that makes it private. */
export const staffArea = 'staff'

/** Whom a private area is for. */
export type SeenBy = 'groups' | 'staff'

/** Whom an area is for; null for what everybody sees. */
export function seenByOf(area: string | null): SeenBy | null {
  if (area === null) return null
  return area === staffArea ? 'staff' : 'groups'
}

/** Whether this reader may know of what is in that area. @param area null: everybody may */
export function seesArea(actor: Actor, area: string | null): boolean {
  if (area === null || can(actor, 'area.readStaff')) return true
  if (area === staffArea) return false
  return can(actor, 'area.read') || (actor.rights?.areas.includes(area) ?? false)
}

/** Whether there can be a private area that this reader sees. */
export function seesPrivate(actor: Actor): boolean {
  return can(actor, 'area.read') || (actor.rights?.areas.length ?? 0) > 0
}

/** Whether the actor may answer, comment and vote in the area of this thread, which they see. */
export function answersIn(actor: Actor, { area, category_id }: { area: string | null; category_id: string }): boolean {
  if (area === null || can(actorIn(actor, category_id), 'area.read')) return true
  return actor.rights?.answers.includes(area) ?? false
}

/** Whether a group of the actor lets them start threads in this category. */
export function asksIn(actor: Actor, categoryId: string): boolean {
  return actor.rights?.asks.includes(categoryId) ?? false
}

/**
 * The actor with the rights that they have in this category: a member whose group moderates it is a moderator there.
 * Ask it before every question of what somebody may do with a thread.
 */
export function actorIn(actor: Actor, categoryId: string): Actor {
  if (actor.roles.includes('moderator') || !(actor.rights?.moderates.includes(categoryId) ?? false)) return actor
  return { ...actor, roles: [...actor.roles, 'moderator'] }
}

/**
 * Like `authorize`, before it is known in which category: passes also whoever moderates any category.
 * @throws unauthenticated, forbidden
 */
export function authorizeSomewhere(actor: Actor, permission: Permission): void {
  const [some] = moderatedCategories(actor)
  authorize(some === undefined ? actor : actorIn(actor, some), permission)
}

/** Categories, with those below, that the actor moderates through a group; moderators of the whole site need none. */
export function moderatedCategories(actor: Actor): readonly string[] {
  return actor.rights?.moderates ?? []
}
