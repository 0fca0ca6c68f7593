/**
 * A decision of a moderator about content or a member, as the statement of reasons that Article 17 of the Digital
 * Services Act asks for. Rows are added and never changed: what a decision did is undone by another one that names it.
 */
export type ModerationDecisionTable = {
  id: string
  at: string
  /** Who decided; null: the site itself. */
  by_id: string | null
  /** Whom it restricts, and who may appeal; null: the account was deleted, or there was none. */
  member_id: string | null
  subject_type: string
  subject_id: string
  /** The review item that led to it; null: decided at the subject. */
  review_item_id: string | null
  /** One of `registry/restrictions.ts`. */
  restriction: string
  /** Key of the rule of the community guidelines, and their version then. */
  rule: string
  rule_version: number
  /** The law it is based on, when it is illegal content; '' for a breach of the rules alone. */
  law: string
  /** What happened, in the words of who decided; the author reads it. */
  facts: string
  /** `everywhere`, or the countries it applies in, as two letters with commas between them. */
  scope: string
  /** When it ends; null: no end. */
  until_at: string | null
  /** own: found by staff or the site; flag: a member's; notice: of illegal content by whom ever; trusted: of a trusted flagger. */
  source: 'own' | 'flag' | 'notice' | 'trusted'
  detected_automatically: number
  decided_automatically: number
  content_type: 'text' | 'image' | 'account'
  content_at: string
  content_locale: string | null
  /** Language of the statement that the member was given. */
  locale: 'en' | 'ko'
  template_id: string | null
  /** JSON of what the decision changed and its reversal restores. */
  before: string
  /** The decision that this one undoes, and how; null for all others. */
  reverses_id: string | null
  reversal: 'undone' | 'overturned' | 'lifted' | null
}

/** A penalty of a member; the reasons are in its decision. */
export type SanctionTable = {
  id: string
  decision_id: string
  member_id: string
  kind: 'warning' | 'silence' | 'suspension' | 'ban'
  /** JSON list of the posts that it is about: their ids. */
  evidence: string
  from_at: string
  /** null: no end. */
  until_at: string | null
  /** When the member read a warning. */
  acknowledged_at: string | null
  /** When its end was carried out. The clock decides whether it is in force, not this. */
  expired_at: string | null
  lifted_at: string | null
  lifted_by: string | null
  lift_reason: string
}
