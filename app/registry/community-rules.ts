/**
 * The rules that a decision can name, in the order and with the numbers of the community guidelines. Their short names
 * are in `moderation.rule`. `category`: what the transparency database of the Commission calls a breach (decision 065).
 */
export const communityRules = {
  respect: { number: 1, category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
  advertising: { number: 2, category: 'SCAMS_AND_FRAUD' },
  personalData: { number: 3, category: 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS' },
  topic: { number: 4, category: 'OTHER_VIOLATION_TC' },
  interest: { number: 5, category: 'CONSUMER_INFORMATION' },
  honesty: { number: 6, category: 'SCAMS_AND_FRAUD' },
  rights: { number: 7, category: 'INTELLECTUAL_PROPERTY_INFRINGEMENTS' },
  law: { number: 8, category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
  general: { number: 9, category: 'OTHER_VIOLATION_TC' },
} as const satisfies Record<string, { number: number; category: string }>

export type CommunityRule = keyof typeof communityRules
export const communityRuleKeys = Object.keys(communityRules) as CommunityRule[]
/** The version of the guidelines that these rules are from. */
export const communityRulesVersion = 1

/** The rule of a stored key; the general one for a rule that no longer exists. */
export function communityRuleOf(key: string): CommunityRule {
  return communityRuleKeys.find((one) => one === key) ?? 'general'
}
