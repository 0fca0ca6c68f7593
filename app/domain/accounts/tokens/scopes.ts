import type { Actor } from '#app/core/actor.ts'
import type { Role } from '#app/registry/permissions.ts'

/** What a token may be used for, from least to most. */
export const scopes = ['read', 'write', 'moderate', 'staff', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** The scopes that a scope includes. */
const includes = {
  read: ['read'],
  write: ['read', 'write'],
  moderate: ['read', 'write', 'moderate'],
  staff: ['read', 'write', 'staff'],
  admin: ['read', 'write', 'moderate', 'staff', 'admin'],
} as const satisfies Record<Scope, readonly Scope[]>

/**
 * The roles that a scope allows. An admin has the rights of the lower roles, so a narrower token narrows an admin to
 * those.
 */
const roleOfScope = [
  { scope: 'moderate', role: 'moderator', heldBy: ['moderator', 'admin'] },
  { scope: 'moderate', role: 'curator', heldBy: ['curator', 'admin'] },
  { scope: 'staff', role: 'agent', heldBy: ['agent', 'admin'] },
  { scope: 'admin', role: 'admin', heldBy: ['admin'] },
] as const satisfies readonly { scope: Scope; role: Role; heldBy: readonly Role[] }[]

/** Every scope that the given ones include, in order. */
export function allScopes(given: readonly Scope[]): Scope[] {
  return scopes.filter((scope) => given.some((one) => (includes[one] as readonly Scope[]).includes(scope)))
}

/** The member with the rights that both the member and the token have now. */
export function narrowed(actor: Actor, given: readonly Scope[]): Actor {
  const all = allScopes(given)
  const roles = roleOfScope
    .filter(({ scope, heldBy }) => all.includes(scope) && heldBy.some((role) => actor.roles.includes(role)))
    .map(({ role }) => role)
  const moderates = all.includes('moderate') ? (actor.rights?.moderates ?? []) : []
  return {
    ...actor,
    roles: ['member', ...roles],
    ...(actor.rights === undefined ? {} : { rights: { ...actor.rights, moderates } }),
  }
}

/** The scopes that give a token of this member any right: to read and write, and what the member's roles allow. */
export function scopesOf({ roles }: Pick<Actor, 'roles'>): Scope[] {
  return scopes.filter(
    (scope) =>
      scope === 'read' ||
      scope === 'write' ||
      roleOfScope.some((row) => row.scope === scope && row.heldBy.some((role) => roles.includes(role))),
  )
}

/** The scopes of a stored list; unknown words are ignored. */
export function parseScopes(text: string): Scope[] {
  const words = text.split(' ')
  return scopes.filter((scope) => words.includes(scope))
}
