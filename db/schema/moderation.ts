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
  content_locale: 'en' | 'ko' | null
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

/** The one objection to a decision, by whom it restricts. */
export type DecisionAppealTable = {
  id: string
  decision_id: string
  member_id: string
  /** One of `appealGrounds`. */
  ground: string
  body: string
  /** asked: a moderator has a question; answered: the member replied to it. */
  state: 'open' | 'asked' | 'answered' | 'upheld' | 'overturned' | 'withdrawn'
  at: string
  due_at: string
  question: string | null
  asked_by: string | null
  asked_at: string | null
  reply: string | null
  replied_at: string | null
  decided_by: string | null
  decided_at: string | null
  /** Why it was decided so; the member reads it. */
  reason: string
}

/** What moderators note about a member; no member ever reads it. */
export type ModerationNoteTable = { id: string; member_id: string; body: string; by_id: string | null; at: string }

/** A prepared reason of a decision, in both languages of the site. */
export type DecisionTemplateTable = {
  id: string
  title: string
  rule: string
  text_en: string
  text_ko: string
  by_id: string | null
  changed_at: string
  archived_at: string | null
}

/** A decision about spam by one or many members. */
export type SpamCleanupTable = {
  id: string
  at: string
  by_id: string
  /** What the members are told. */
  note: string
  sanction: 'suspension' | 'ban'
  /** How many it is about, and how many of their posts are hidden, or back again, so far. */
  members: number
  posts: number
  done: number
  /** Votes of theirs that are taken back so far. */
  votes: number
  /** "Me too" of theirs that are taken back so far. */
  me_toos: number
  state: 'cleaning' | 'clean' | 'undoing' | 'undone'
  undone_at: string | null
  undone_by: string | null
  undo_reason: string
}

/** One of its members; `decision_id`: their sanction, null until it is given. */
export type SpamCleanupMemberTable = {
  cleanup_id: string
  member_id: string
  decision_id: string | null
  cleaned_at: string | null
  restored_at: string | null
}

/** A vote of a member that it took back. */
export type SpamCleanupVoteTable = {
  cleanup_id: string
  member_id: string
  vote_id: string
  post_id: string
  value: number
  event_id: string
  created_at: string
  changed_at: string
}

/** A "me too" of a member that it took back. */
export type SpamCleanupMeTooTable = {
  cleanup_id: string
  member_id: string
  thread_id: string
  created_at: string
}

/** The profile of a member that it hid, or one of their stories. */
export type SpamCleanupContentTable = {
  cleanup_id: string
  member_id: string
  type: 'profile' | 'story'
  content_id: string
}

/** A post that it hid: the state before, and the review item that it decided. */
export type SpamCleanupPostTable = {
  cleanup_id: string
  post_id: string
  state: 'visible' | 'held'
  item_id: string | null
}
