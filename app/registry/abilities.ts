import { limits, type Act, type Standing } from './limits.ts'
import { permissions, type Permission } from './permissions.ts'

/** The limits that apply at a trust level; members with a role have those of `staff`. */
export const standingOfLevel = ['new', 'regular', 'power', 'power', 'power'] as const satisfies readonly Standing[]

/** Acts whose limits are shown as abilities of a level. */
const toldActs = ['thread', 'post', 'vote', 'edit', 'story'] as const satisfies readonly Act[]
const day = 86_400

/** What a trust level newly grants, derived from the permissions and limits. */
export type Abilities = { permissions: Permission[]; perDay: { act: (typeof toldActs)[number]; count: number }[] }

/** @param level 0 to 4. What level 0 has, every member has from the start. */
export function abilitiesOf(level: number): Abilities {
  return {
    permissions: (Object.keys(permissions) as Permission[]).filter((name) => permissions[name].member === level),
    perDay: toldActs.flatMap((act) => {
      const [count, below] = [perDay(act, level), level === 0 ? null : perDay(act, level - 1)]
      return count === null || count === below ? [] : [{ act, count }]
    }),
  }
}

function perDay(act: Act, level: number): number | null {
  return limits[act][standingOfLevel[level] ?? 'new'].find((limit) => limit.seconds === day)?.points ?? null
}
