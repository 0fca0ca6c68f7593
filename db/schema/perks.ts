/** Something of the catalogue that points are exchanged for. Texts are in both languages. */
export type PerkTable = {
  id: string
  slug: string
  /** As in `registry/perk-kinds.ts`. */
  kind: 'storage' | 'bonus-months' | 'coupon' | 'early-access' | 'roadmap-call' | 'donation'
  delivery: 'hand' | 'coupon' | 'webhook'
  title_en: string
  title_ko: string
  about_en: string
  about_ko: string
  /** How much of the kind's unit: gigabytes, months, minutes; null for kinds without a measure. */
  quantity: number | null
  /** Points, 0 or more. */
  cost: number
  /**
   * Condition: this tier or higher, or `tenure_years` full years as a customer; one of them is enough. Null: not asked.
   */
  tier: string | null
  tenure_years: number | null
  /** How many are left to take; null: any number. Of coupons: codes that are not assigned yet. */
  stock: number | null
  /** Can be taken from and until these instants; null: open on that side. */
  valid_from: string | null
  valid_until: string | null
  /** Most for one member within `limit_days`; null: any number. */
  member_limit: number | null
  /** Length of that stretch in days; null: ever. */
  limit_days: number | null
  state: 'active' | 'archived'
  revision: number
  created_at: string
  updated_at: string
}

/** What a perk was after each change; `content` is JSON. */
export type PerkRevisionTable = { perk_id: string; revision: number; at: string; by_id: string | null; content: string }

/** A code that is given to exactly one member. Lists read `hint`, never `code`. */
export type CouponTable = {
  id: string
  perk_id: string
  code: string
  /** SHA-256 of the code, hex: the same code is never loaded twice for a perk. */
  code_hash: string
  /** Its last characters, for staff who look for one. */
  hint: string
  loaded_at: string
  /** Who has it; null while it waits. */
  redemption_id: string | null
  given_at: string | null
}

export type RedemptionState =
  | 'requested'
  | 'approved'
  | 'fulfilling'
  | 'fulfilled'
  | 'denied'
  | 'cancelled'
  | 'failed'
  | 'timed_out'
  | 'refunded'

export type RedemptionTable = {
  id: string
  perk_id: string
  member_id: string
  /** What was agreed when it was requested, whatever becomes of the perk: JSON of `Agreed`. */
  agreed: string
  cost: number
  state: RedemptionState
  /** Why it ended in a refund; null while it is under way and when it was fulfilled. */
  ended_as: 'denied' | 'cancelled' | 'failed' | 'timed_out' | null
  /** How it is delivered; null before that begins. */
  delivery: 'hand' | 'coupon' | 'webhook' | null
  /** Whether staff had to agree. */
  approval: 'rules' | 'staff'
  /** `redeem:<member>:<client uuid>`: the same request never counts twice. */
  client_key: string
  /** The movement that holds its points; null when it costs none. */
  reservation_id: string | null
  created_at: string
  /** Since when it is in this state. */
  moved_at: string
  /** When it times out and is refunded; null when it waits for nothing. */
  deadline_at: string | null
  /** What the other side calls it. */
  reference: string | null
}

/** One line of its history. `note` is for the member, too. */
export type RedemptionEventTable = {
  id: string
  redemption_id: string
  at: string
  actor_id: string | null
  from_state: RedemptionState | null
  to_state: RedemptionState
  note: string
}

/** One of the two who agree; a person agrees once. */
export type RedemptionApprovalTable = { redemption_id: string; staff_id: string; at: string; note: string }

/** Messages of billing, one per id. `finding`: why it does not fit what we know; null when all is well. */
export type BillingMessageTable = {
  id: string
  received_at: string
  redemption_id: string
  type: string
  body: string
  finding: BillingFinding | null
  settled_at: string | null
  settled_by: string | null
  note: string
}

export type BillingFinding =
  | 'unknown_redemption'
  | 'wrong_amount'
  | 'fulfilled_after_refund'
  | 'failed_after_fulfilment'
  | 'not_expected'

/** Told to the member once; until the perk is redeemed. */
export type PerkInReachTable = { member_id: string; perk_id: string; at: string }
