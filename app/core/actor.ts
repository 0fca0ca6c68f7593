import { type Role, staffRoles } from '#app/registry/permissions.ts'
import type { MemberStanding } from '#app/registry/standings.ts'

/** Who acts. `memberId` null: a visitor, or the system itself. */
export type Actor = {
  memberId: string | null
  handle: string | null
  name: string | null
  /** `visitor` or `member`, plus every role given. */
  roles: readonly Role[]
  trustLevel: number
  /** Has to agree to a change of the terms or the privacy policy before going on. */
  mustAgree?: true
  /** What sanctions leave of these rights; left out: all of them. */
  standing?: MemberStanding
  /** What the groups of the member add; left out: nothing. */
  rights?: GroupRights
  /** Id of the picture that is shown of them; left out where no page is shown to them. */
  avatar?: string | null
  /** A role of theirs needs a second factor and they have none yet: until then they act as a member without roles. */
  awaitsSecondFactor?: true
  /** The product itself acts (jobs, import): every permission, and no member in what it writes. */
  system?: true
}

/** What groups let a member do: ids of areas and of categories, with those below them. */
export type GroupRights = {
  /** Private areas they see, and those of them where they may answer. */
  areas: readonly string[]
  answers: readonly string[]
  /** Categories where they may start threads though not everybody may. */
  asks: readonly string[]
  /** Categories where they have the rights of moderators. */
  moderates: readonly string[]
}

export const visitor: Actor = { memberId: null, handle: null, name: null, roles: ['visitor'], trustLevel: 0 }
export const systemActor: Actor = {
  memberId: null,
  handle: null,
  name: null,
  roles: ['admin'],
  trustLevel: 4,
  system: true,
}

/** Staff work for the company: agents and admins. */
export function isStaff(actor: Pick<Actor, 'roles'>): boolean {
  return staffRoles.some((role) => actor.roles.includes(role))
}
