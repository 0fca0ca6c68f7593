import type { SettingKey } from './settings/index.ts'

/**
 * What holds a new post until a moderator has seen it. Names and texts: `holding.rule.<key>` for moderators,
 * `holding.told.<key>` for the author.
 * - trust: highest trust level of authors that the rule looks at; staff and moderators are never looked at
 * - setting: tunes it; 0 or off means that it holds nothing. null: it holds what is on the list of blocks
 * - weight: hours that the post goes before others in the review queue
 */
export const holdingRules = {
  firstPosts: { trust: 0, setting: 'holding.firstPosts', weight: 24 },
  links: { trust: 0, setting: 'holding.links', weight: 12 },
  burst: { trust: 0, setting: 'holding.burstPosts', weight: 12 },
  repeated: { trust: 0, setting: 'holding.repeatMinutes', weight: 12 },
  sharedHost: { trust: 0, setting: 'holding.hostMembers', weight: 12 },
  spamAlike: { trust: 1, setting: 'holding.spamDays', weight: 6 },
  tricks: { trust: 1, setting: 'holding.tricks', weight: 12 },
  blockedWord: { trust: 1, setting: null, weight: 12 },
  blockedHost: { trust: 1, setting: null, weight: 12 },
  blockedAddress: { trust: 1, setting: null, weight: 12 },
} as const satisfies Record<string, { trust: 0 | 1; setting: SettingKey | null; weight: number }>

export type HoldingRule = keyof typeof holdingRules

export const holdingRuleKeys = Object.keys(holdingRules) as HoldingRule[]

/** Authors above it are not looked at, and cost no query. */
export const heldTrust = 1
