/**
 * Kinds of perks: what is measured, how it can be delivered (the usual way first) and the drawing beside it. Texts are
 * `perks.kind.<key>`; the measure of a perk is shown with `perks.quantity.<unit>`.
 */
type PerkKindEntry = {
  icon: 'doc' | 'clock' | 'gift' | 'star' | 'comment' | 'heart'
  deliveries: readonly ('hand' | 'coupon' | 'webhook')[]
  /** The unit its size is counted in, with the range; null: it has no size. */
  quantity: { unit: 'gigabytes' | 'months' | 'minutes' | 'won'; min: number; max: number } | null
}

export const perkKinds = {
  storage: { icon: 'doc', deliveries: ['webhook', 'hand'], quantity: { unit: 'gigabytes', min: 1, max: 100_000 } },
  'bonus-months': { icon: 'clock', deliveries: ['webhook', 'hand'], quantity: { unit: 'months', min: 1, max: 36 } },
  coupon: { icon: 'gift', deliveries: ['coupon'], quantity: null },
  'early-access': { icon: 'star', deliveries: ['hand', 'webhook'], quantity: null },
  'roadmap-call': { icon: 'comment', deliveries: ['hand'], quantity: { unit: 'minutes', min: 5, max: 480 } },
  donation: { icon: 'heart', deliveries: ['hand', 'webhook'], quantity: { unit: 'won', min: 1, max: 100_000_000 } },
} as const satisfies Record<string, PerkKindEntry>

export type PerkKind = keyof typeof perkKinds
export const perkKindNames = Object.keys(perkKinds) as PerkKind[]
export const deliveryWays = ['hand', 'coupon', 'webhook'] as const
