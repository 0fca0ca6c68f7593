import type { Actor } from '#app/core/actor.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'

/** The least that a token needs for its member to do what their role is for. */
export function narrowestScope({ roles }: Pick<Actor, 'roles'>): Scope {
  if (roles.includes('admin')) return 'admin'
  if (roles.includes('agent')) return 'staff'
  return roles.includes('moderator') || roles.includes('curator') ? 'moderate' : 'write'
}
