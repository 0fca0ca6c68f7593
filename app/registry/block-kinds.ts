import type { HoldingRule } from './holding-rules.ts'

/**
 * What can be blocked. Names and hints: `blocks.kind.<kind>`, `blocks.hint.<kind>`.
 * - `holds`: the rule that holds posts for it
 * - `joins`: whether nobody may register from there
 */
export const blockKinds = {
  host: { about: 'A host of links, with everything below it.', holds: 'blockedHost', joins: false },
  addresses: { about: 'A range of network addresses.', holds: 'blockedAddress', joins: true },
  mailDomain: { about: 'A domain of e-mail addresses, with everything below it.', holds: 'blockedMail', joins: true },
  word: { about: 'A word or several, with Korean endings.', holds: 'blockedWord', joins: false },
} as const satisfies Record<string, { about: string; holds: HoldingRule; joins: boolean }>

export type BlockKind = keyof typeof blockKinds
export const blockKindNames = Object.keys(blockKinds) as BlockKind[]

/** For how many days a block can be made; 0: without an end. */
export const blockDays = [7, 30, 90, 365, 0] as const
