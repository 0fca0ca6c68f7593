import { permissions, type Cell, type Permission } from '#app/registry/permissions.ts'
import { keptPermissions } from '#app/registry/standings.ts'
import type { Actor } from './actor.ts'
import { DomainError } from './errors.ts'

/** The subject of the act. `ownerId` null: it has no owner. Left out: the question is about the act in general. */
export type On = { ownerId?: string | null }

/** Whether the actor may do this. Roles add up: one that allows is enough. */
export function can(actor: Actor, permission: Permission, on: On = {}): boolean {
  if (actor.system) return true
  if (!keeps(actor, permission)) return false
  return actor.roles.some((role) => allows(permissions[permission][role], actor, on))
}

/**
 * @throws unauthenticated when signing in would allow it; forbidden otherwise: with the standing as its code when only a
 *   sanction is in the way, with `second_factor_required` where a role waits for one, else naming the permission
 */
export function authorize(actor: Actor, permission: Permission, on: On = {}): void {
  if (can(actor, permission, on)) return
  if (actor.memberId === null) throw new DomainError('unauthenticated', 'errors.signInFirst')
  if (!keeps(actor, permission) && can({ ...actor, standing: 'free' }, permission, on)) throw restricted(actor)
  if (actor.awaitsSecondFactor)
    throw new DomainError('forbidden', 'accounts.factors.required', { code: 'second_factor_required' })
  throw new DomainError('forbidden', 'errors.forbidden', { params: { permission } })
}

/** The actor as a member. @throws unauthenticated for visitors. */
export function signedIn(actor: Actor): string {
  if (actor.memberId === null) throw new DomainError('unauthenticated', 'errors.signInFirst')
  return actor.memberId
}

/** For acts without a permission of their own that others see. @throws forbidden while a sanction lasts, as `authorize` */
export function refuseRestricted(actor: Actor): void {
  if ((actor.standing ?? 'free') !== 'free') throw restricted(actor)
}

function keeps({ standing = 'free' }: Actor, permission: Permission): boolean {
  return standing === 'free' || keptPermissions[standing].includes(permission)
}

function restricted({ standing = 'free' }: Actor): DomainError {
  return new DomainError('forbidden', `errors.standing.${standing}`, { code: standing })
}

function allows(cell: Cell, actor: Actor, on: On): boolean {
  if (cell === 'always') return true
  if (cell === 'own') return actor.memberId !== null && on.ownerId === actor.memberId
  return typeof cell === 'number' && actor.trustLevel >= cell
}
