import { permissions, type Cell, type Permission } from '#app/registry/permissions.ts'
import type { Actor } from './actor.ts'
import { DomainError } from './errors.ts'

/** The subject of the act. `ownerId` null: it has no owner. Left out: the question is about the act in general. */
export type On = { ownerId?: string | null }

/** Whether the actor may do this. Roles add up: one that allows is enough. */
export function can(actor: Actor, permission: Permission, on: On = {}): boolean {
  if (actor.system) return true
  return actor.roles.some((role) => allows(permissions[permission][role], actor, on))
}

/**
 * @throws unauthenticated when signing in would allow it; otherwise forbidden, naming the permission
 */
export function authorize(actor: Actor, permission: Permission, on: On = {}): void {
  if (can(actor, permission, on)) return
  if (actor.memberId === null) throw new DomainError('unauthenticated', 'errors.signInFirst')
  throw new DomainError('forbidden', 'errors.forbidden', { params: { permission } })
}

/** The actor as a member. @throws unauthenticated for visitors. */
export function signedIn(actor: Actor): string {
  if (actor.memberId === null) throw new DomainError('unauthenticated', 'errors.signInFirst')
  return actor.memberId
}

function allows(cell: Cell, actor: Actor, on: On): boolean {
  if (cell === 'always') return true
  if (cell === 'own') return actor.memberId !== null && on.ownerId === actor.memberId
  return typeof cell === 'number' && actor.trustLevel >= cell
}
