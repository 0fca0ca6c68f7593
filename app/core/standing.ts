import type { GrantedRole } from '#app/registry/permissions.ts'
import type { MemberStanding } from '#app/registry/standings.ts'
import type { MemberTable } from '#db/schema/accounts.ts'
import type { Actor, GroupRights } from './actor.ts'
import type { Instant } from './time.ts'

/** The columns of `member` that the sanctions in force are summed up in (`recomputeStanding` of moderation). */
export type StandingColumns = Pick<MemberTable, 'suspended_at' | 'suspended_until' | 'silenced_until' | 'warned_at'>
export const standingColumns = [
  'member.suspended_at',
  'member.suspended_until',
  'member.silenced_until',
  'member.warned_at',
] as const

/** The standing at that moment. By the clock: a sanction that ran out has no effect, whether or not its job ran. */
export function standingAt(member: StandingColumns, now: Instant): MemberStanding {
  const { suspended_at, suspended_until, silenced_until, warned_at } = member
  if (suspended_at !== null && suspended_until === null) return 'banned'
  if (suspended_until !== null && suspended_until > now) return 'suspended'
  if (silenced_until !== null && silenced_until > now) return 'silenced'
  return warned_at === null ? 'free' : 'warned'
}

/** Whether this member may sign in to the pages of `web/always-open` only. */
export function isSuspended({ standing }: Pick<Actor, 'standing'>): boolean {
  return standing === 'suspended' || standing === 'banned'
}

/** `rights`: of the groups of the member; left out: none. */
type MemberColumns = StandingColumns & Pick<MemberTable, 'handle' | 'name' | 'trust_level'> & { rights?: GroupRights }

/** The member as an actor, with their present rights: the only way from a row to an actor. */
export function memberActor(
  memberId: string,
  member: MemberColumns,
  roles: readonly GrantedRole[],
  now: Instant,
): Actor & { memberId: string; handle: string; name: string } {
  const standing = standingAt(member, now)
  return {
    memberId,
    handle: member.handle,
    name: member.name,
    // Rights of staff rest while a sanction lasts.
    roles: standing === 'free' ? ['member', ...roles] : ['member'],
    trustLevel: member.trust_level,
    rights: standing === 'free' || member.rights === undefined ? member.rights : { ...member.rights, moderates: [] },
    ...(standing === 'free' ? {} : { standing }),
  }
}
