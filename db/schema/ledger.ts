export type LedgerUnit = 'reputation' | 'points'
/** issuer: the other side of every award, one per rule. The rest belong to a member, or to the programme where member is null. */
export type LedgerAccountKind = 'issuer' | 'reputation' | 'pending' | 'available' | 'reserved' | 'redeemed' | 'expired' | 'adjustment' | 'debt'

export type LedgerAccountTable = {
  id: string
  kind: LedgerAccountKind
  unit: LedgerUnit
  /** Owner: a member's id, or the rule's name for issuer accounts. */
  owner: string
  /**
   * Cache of the sum of its entries, kept in the same transaction; `ledger verify` compares. Not kept for issuers, whose one
   * row would be in the way of every award.
   */
  balance: number
}

export type LedgerTransactionTable = {
  id: string
  at: string
  /** Never the same twice: `<event>:<rule>:<member>`, `reverse:<transaction>`, `mature:<transaction>`, `reserve|spend|refund:<redemption>`. */
  idempotency_key: string
  /** reservation, redemption, refund: points held for a perk, spent on it, given back. */
  kind: 'award' | 'reversal' | 'maturity' | 'adjustment' | 'reservation' | 'redemption' | 'refund'
  member_id: string
  event_id: string | null
  event_type: string | null
  rule: string | null
  rule_version: number | null
  /** What it was for: `post`, `thread`, `story`; used for links and the per-post limit. */
  subject_type: string | null
  subject_id: string | null
  /** The transaction that this one undoes or matures. */
  reverses_id: string | null
  /** Why less than the rule says was granted: `daily`, `post`, `floor`; null when nothing was cut. */
  capped: string | null
  /** What the rule would have granted without the limit, in reputation. */
  uncapped_reputation: number | null
  /** Community day of caps, 2026-11-22. */
  day: string
  /** 1 when its reputation counts into the daily cap. */
  counts_in_cap: number
  /** When its pending points become available; null when it carries none. */
  matures_at: string | null
  /** Key of the reason shown, for reversals and adjustments. */
  reason: string | null
}

/** Append-only: triggers refuse UPDATE and DELETE on entries and transactions. */
export type LedgerEntryTable = { id: string; transaction_id: string; account_id: string; unit: LedgerUnit; amount: number }

/** Points that have not matured yet, one row per award in effect. Gone once they matured or were reversed. */
export type LedgerHoldTable = { transaction_id: string; member_id: string; amount: number; matures_at: string }

/** What the programme says of a member, worked out by a job from ledger and tenure. */
export type MemberStandingTable = { member_id: string; tier: string; score: number; computed_at: string }

export type BadgeAwardTable = { member_id: string; badge: string; awarded_at: string; revoked_at: string | null }
