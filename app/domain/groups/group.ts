import { z } from 'zod'
import { line } from '#app/core/text-shapes.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import type { MemberGroupTable } from '#db/schema/groups.ts'

export type Group = MemberGroupTable

/** Why a member belongs to a group: by hand, by its rule, or because a source outside says so. */
export type MembershipSource = 'hand' | 'rule' | OutsideSource
/** A source that brings its own groups: `sign-in:<provider>`, `hand-over`. */
export type OutsideSource = `sign-in:${string}` | 'hand-over'

export const tierKeyShape = z.enum(tiers.map(({ key }) => key) as [TierKey, ...TierKey[]])

/** One condition of a group; members meet it by the plan or a product of their customer account, or by their tier. */
export const conditionShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plan'), value: line(80) }),
  z.strictObject({ kind: z.literal('product'), value: line(80) }),
  z.strictObject({ kind: z.literal('tier'), value: tierKeyShape }),
])
export type Condition = z.output<typeof conditionShape>

const ruleShape = z.array(conditionShape)

/** The stored rule of a group; whoever meets one of its conditions belongs to the group. Empty: nobody by rule. */
export function readRule({ rule }: Pick<Group, 'rule'>): Condition[] {
  return ruleShape.parse(JSON.parse(rule))
}

/** What a group may do in a category. */
export type CategoryRight = { asks: boolean; answers: boolean; moderates: boolean }
