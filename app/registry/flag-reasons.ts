import { generalRule } from './community-rules.ts'

/** What can be flagged. `message`: between a customer and staff, in a case. */
export type FlaggedType = 'post' | 'story' | 'profile' | 'picture' | 'message'
const everywhere = ['post', 'story', 'profile', 'picture', 'message'] as const

/**
 * Why a member flags something. `rule`: the rule of the guidelines that it speaks of, by its key in those that come with
 * the product; where a site has no such rule, decisions name none in particular. `threshold`: the weight at which a
 * post is held until a moderator decides; null: flags of this reason never hide. A flag fills its share of the threshold
 * of its reason, and the shares add up. `on`: what can be flagged for it. Texts are in `flags.reason`.
 *
 * Source of the thresholds: three members of trust level 1, who weigh 2 each, hide spam (security.md). What hurts a person
 * the longer it is seen takes less; what is only in the wrong place takes more, or never hides.
 */
export const flagReasons = {
  spam: { rule: 'advertising', threshold: 6, on: everywhere, note: 'optional' },
  abuse: { rule: 'respect', threshold: 6, on: everywhere, note: 'optional' },
  personalData: { rule: 'personal-data', threshold: 4, on: everywhere, note: 'optional' },
  offTopic: { rule: generalRule, threshold: 12, on: ['post', 'story'], note: 'optional' },
  wrongCategory: { rule: generalRule, threshold: null, on: ['post'], note: 'optional' },
  undisclosedInterest: { rule: 'honesty', threshold: 10, on: ['post', 'story', 'profile'], note: 'optional' },
  illegal: { rule: 'illegal', threshold: 6, on: everywhere, note: 'needed' },
  other: { rule: generalRule, threshold: null, on: everywhere, note: 'needed' },
} as const satisfies Record<
  string,
  {
    rule: string
    threshold: number | null
    on: readonly FlaggedType[]
    /** Whether the member has to say more. */
    note: 'needed' | 'optional'
  }
>

export type FlagReason = keyof typeof flagReasons
export const flagReasonKeys = Object.keys(flagReasons) as FlagReason[]

/** The reason of a stored key; `other` for one that no longer exists. */
export function flagReasonOf(key: string): FlagReason {
  return flagReasonKeys.find((one) => one === key) ?? 'other'
}

/** The reasons that make sense for such a thing, in the order of the form. */
export function reasonsFor(type: FlaggedType): FlagReason[] {
  return flagReasonKeys.filter((reason) => (flagReasons[reason].on as readonly FlaggedType[]).includes(type))
}

/**
 * Flags of members of trust level 0 weigh no more than this together, and a post is only hidden by flags of at least so
 * many people who have nothing to do with one another.
 */
export const flagBounds = { newcomersTogether: 1, leastFlaggers: 2 } as const

/** Fewer decided flags than this say nothing about who gave them: neither for the weight of a flag nor for trust. */
export const leastDecidedFlags = 6
