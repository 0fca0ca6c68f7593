import type { SettingKey } from './settings/index.ts'

/**
 * What makes a post wait for a moderator: a new one, or an edit of one's own. Names: `holding.rule.<key>`.
 * - of: `posts` looks at new ones, `edits` at what an edit adds, `both` at either
 * - act: `hold` takes the post out of sight until it is decided; `look` leaves it, and a moderator looks
 * - trust: highest trust level of authors that the rule looks at; staff and moderators are never looked at
 * - setting: tunes it; 0 or off means that it holds nothing. null: it holds what is on the list of blocks
 * - weight: hours that the post goes before others in the review queue
 */
export const holdingRules = {
  firstPosts: { of: 'both', act: 'hold', trust: 0, setting: 'holding.firstPosts', weight: 24 },
  links: { of: 'both', act: 'hold', trust: 0, setting: 'holding.links', weight: 12 },
  burst: { of: 'posts', act: 'hold', trust: 0, setting: 'holding.burstPosts', weight: 12 },
  repeated: { of: 'both', act: 'hold', trust: 0, setting: 'holding.repeatMinutes', weight: 12 },
  sharedHost: { of: 'both', act: 'hold', trust: 0, setting: 'holding.hostMembers', weight: 12 },
  spamAlike: { of: 'both', act: 'hold', trust: 1, setting: 'holding.spamDays', weight: 6 },
  contacts: { of: 'both', act: 'hold', trust: 0, setting: 'holding.contacts', weight: 6 },
  tricks: { of: 'both', act: 'hold', trust: 1, setting: 'holding.tricks', weight: 12 },
  blockedWord: { of: 'both', act: 'hold', trust: 1, setting: null, weight: 12 },
  blockedHost: { of: 'both', act: 'hold', trust: 1, setting: null, weight: 12 },
  blockedAddress: { of: 'both', act: 'hold', trust: 1, setting: null, weight: 12 },
  blockedMail: { of: 'both', act: 'hold', trust: 1, setting: null, weight: 12 },
  program: { of: 'posts', act: 'hold', trust: 0, setting: 'security.formSeconds', weight: 6 },
  alike: { of: 'both', act: 'hold', trust: 0, setting: 'holding.alikeDays', weight: 6 },
  turned: { of: 'edits', act: 'look', trust: 1, setting: 'holding.turnedPosts', weight: 12 },
} as const satisfies Record<
  string,
  { of: 'posts' | 'edits' | 'both'; act: 'hold' | 'look'; trust: 0 | 1; setting: SettingKey | null; weight: number }
>

export type HoldingRule = keyof typeof holdingRules

export const holdingRuleKeys = Object.keys(holdingRules) as HoldingRule[]

/** Authors above it are not looked at, and cost no query. */
export const heldTrust = 1
