/** Programme levels, lowest first. `from` is the tier score (points of the window + tenure) that reaches it. */
export const tiers = [
  { key: 'friend', from: 0, pips: 1 },
  { key: 'regular', from: 300, pips: 2 },
  { key: 'champion', from: 1_100, pips: 3 },
  { key: 'ambassador', from: 2_400, pips: 4 },
] as const

export type TierKey = (typeof tiers)[number]['key']
