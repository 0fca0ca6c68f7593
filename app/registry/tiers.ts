import type { SettingKey } from './settings/index.ts'

type Tier = {
  key: string
  /** The setting with its threshold, in tier score; null: every member has it. */ bar: SettingKey | null
  pips: number
}

/** Programme levels, lowest first. The score is points of the window + tenure. */
export const tiers = [
  { key: 'friend', bar: null, pips: 1 },
  { key: 'regular', bar: 'tiers.regular.score', pips: 2 },
  { key: 'champion', bar: 'tiers.champion.score', pips: 3 },
  { key: 'ambassador', bar: 'tiers.ambassador.score', pips: 4 },
] as const satisfies readonly Tier[]

export type TierKey = (typeof tiers)[number]['key']
