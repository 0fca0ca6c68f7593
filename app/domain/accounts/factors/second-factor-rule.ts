import type { Actor } from '#app/core/actor.ts'
import type { Role } from '#app/registry/permissions.ts'
import type { SettingValue } from '#app/registry/settings/index.ts'

/** Roles that need a second factor, by the setting `accounts.secondFactorFor`. */
const rolesThatNeedOne = {
  none: [],
  admins: ['admin'],
  staff: ['agent', 'admin'],
  team: ['curator', 'moderator', 'agent', 'admin'],
} as const satisfies Record<SettingValue<'accounts.secondFactorFor'>, readonly Role[]>

export function needsSecondFactor(roles: readonly Role[], setting: SettingValue<'accounts.secondFactorFor'>): boolean {
  return rolesThatNeedOne[setting].some((role) => roles.includes(role))
}

/**
 * The member with the rights they have now: whose role needs a second factor and who has none is a member without roles until one is set
 * up, on every surface, because roles are read for each request.
 */
export function withSecondFactorRule<A extends Actor>(
  actor: A,
  hasFactor: boolean,
  setting: SettingValue<'accounts.secondFactorFor'>,
): A {
  return hasFactor || !needsSecondFactor(actor.roles, setting)
    ? actor
    : { ...actor, roles: ['member'], awaitsSecondFactor: true }
}
