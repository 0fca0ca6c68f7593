export type LedgerUnit = 'reputation' | 'points'
/**
 * issuer: the other side of every award, one per rule. The rest belong to a member, or to the programme where member is
 * null.
 */
export type LedgerAccountKind =
  | 'issuer'
  | 'reputation'
  | 'pending'
  | 'available'
  | 'reserved'
  | 'redeemed'
  | 'expired'
  | 'adjustment'
  | 'debt'

export type LedgerAccountTable = {
  id: string
  kind: LedgerAccountKind
  unit: LedgerUnit
  /** Owner: a member's id, or the rule's name for issuer accounts. */
  owner: string
  /**
   * Cache of the sum of its entries, kept in the same transaction; `ledger verify` compares. Not kept for issuers,
   * whose one row would be in the way of every award.
   */
  balance: number
}

export type LedgerTransactionTable = {
  id: string
  at: string
  /**
   * Never the same twice: `<event>:<rule>:<member>`, `reverse:<transaction>`, `mature:<transaction>`,
   * `reserve|spend|refund:<redemption>`.
   */
  idempotency_key: string
  /**
   * reservation, redemption, refund: points held for a perk, spent on it, given back. settlement: room under a limit
   * came free, or went back to an earlier award, and this award got more, or less. expiry: available points too old to
   * be kept.
   */
  kind:
    | 'award'
    | 'reversal'
    | 'settlement'
    | 'maturity'
    | 'adjustment'
    | 'expiry'
    | 'reservation'
    | 'redemption'
    | 'refund'
  member_id: string
  event_id: string | null
  event_type: string | null
  rule: string | null
  rule_version: number | null
  /** What it was for: `post`, `thread`, `story`; used for links and the per-post limit. */
  subject_type: string | null
  subject_id: string | null
  /** The transaction that this one undoes, matures or settles: the last link of its award's chain. */
  reverses_id: string | null
  /**
   * Why less than the rule says was granted: `daily`, `post`, `lifetime`, `pairTimes`, `floor`, `condition`, `pair`,
   * `staff`; null when nothing was cut.
   */
  capped: string | null
  /** What the rule would have granted without the limit, in reputation. */
  uncapped_reputation: number | null
  /** Community day of caps, 2026-11-22. */
  day: string
  /** 1 when its reputation counts into the daily cap. */
  counts_in_cap: number
  /** When its pending points become available; null when it carries none. */
  matures_at: string | null
  /**
   * Key of the reason shown, for reversals; the words of who did it, for adjustments; the unmet condition of an award.
   */
  reason: string | null
  /**
   * 1: an award, or a reversal that was undone; -1: a reversed award; 0: everything else. Their sum says how many
   * are in effect.
   */
  effect: number
  /** Why points are fewer than the rule says: `post`, `pairTimes`, `pair`, `staff`, `condition`; null when not. */
  capped_points: string | null
  /** What the rule would have granted in points; null when nothing was cut. */
  uncapped_points: number | null
  /** What this adds to the claims on its post's limit, before any cut; 0 where the limit does not apply. */
  post_claim: number
  /** The other member of the pair whose points are bounded together; null without such a cap. */
  pair_member_id: string | null
  /**
   * Whose awards of this rule to this member are counted; null without such a cap, and where a condition did not hold.
   */
  counted_giver_id: string | null
  /** For a settlement: the transaction whose room it was, or who took it. */
  freed_by_id: string | null
  /** What its entries change of the member's reputation, written once with them: ranking by days reads no entries. */
  reputation: number
}

/** Append-only: triggers refuse UPDATE and DELETE on entries and transactions. */
export type LedgerEntryTable = {
  id: string
  transaction_id: string
  account_id: string
  unit: LedgerUnit
  amount: number
}

/** Points that have not matured yet, one row per award in effect. Gone once they matured or were reversed. */
export type LedgerHoldTable = { transaction_id: string; member_id: string; amount: number; matures_at: string }

/** What the programme says of a member, worked out by a job from ledger and tenure. */
export type MemberStandingTable = {
  member_id: string
  /** The tier that counts: reached, or held from before. */
  tier: string
  score: number
  computed_at: string
  /** Since when the tier counts; null in the lowest, which every member has. */
  reached_at: string | null
  /** Moves on with every membership year in which the score reaches the tier's bar; null in the lowest. */
  held_until: string | null
  /** When the member was notified that the tier ends; null when it does not. */
  warned_at: string | null
  /** The next tier about which the member was told that it is near. */
  near_told: string | null
}

/**
 * What happened to a member's tier and why: the member reads it. `until`: to when it is held; null where that does not
 * apply.
 */
export type TierEventTable = {
  id: string
  member_id: string
  at: string
  kind: 'reached' | 'near' | 'ending' | 'kept' | 'lost'
  tier: string
  before: string
  score: number
  /** The bar it was measured with. */
  bar: number
  until: string | null
}

/**
 * One version of an earning rule; append-only. In force at a moment: the highest version whose `valid_from` has come.
 */
export type EarningRuleVersionTable = {
  id: string
  rule: string
  /** From 2 on: version 1 is the registry's. */
  version: number
  valid_from: string
  /** JSON of `RuleTerms`. */
  terms: string
  reason: string
  created_at: string
  created_by: string | null
}

/** One check of the book against itself. `findings` JSON of at most 100 of each kind. */
export type ReconciliationTable = {
  id: string
  at: string
  took_ms: number
  transactions: number
  entries: number
  finding_count: number
  findings: string
  by_member_id: string | null
}

/** While a row without `lifted_at` exists, nothing may be redeemed. `by_member_id` null: the reconciliation did it. */
export type RedemptionFreezeTable = {
  id: string
  at: string
  by_member_id: string | null
  reason: string
  lifted_at: string | null
  lifted_by: string | null
  lifted_reason: string | null
}
