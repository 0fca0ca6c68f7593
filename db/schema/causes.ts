export type CauseState = 'open' | 'planned' | 'fixed' | 'verified' | 'wont_fix'

/** Why complaints happen: a tree of names that staff put on cases. */
export type RootCauseTable = {
  id: string
  name: string
  /** What staff know of it; '' for nothing. Only staff read it. */
  note: string
  parent_id: string | null
  /** The member of staff who sees to it. */
  owner_id: string | null
  state: CauseState
  /** How often it was opened again: those who were told of an earlier fix are told of the next one too. */
  round: number
  fixed_at: string | null
  created_at: string
  changed_at: string
}

export type CaseCauseTable = { case_id: string; cause_id: string; by_id: string | null; at: string }

/** An announcement that says that a cause is fixed. */
export type CauseFixTable = { thread_id: string; cause_id: string; round: number; by_id: string | null; at: string }

/** Somebody who was told that what they reported is fixed; once in each round of the cause. */
export type FixNoticeTable = {
  id: string
  cause_id: string
  round: number
  thread_id: string
  /** Null: somebody without an account, the contact of the case `case_id`. */
  member_id: string | null
  case_id: string | null
  because: 'reported' | 'me_too'
  /** The sentence that they wrote, or the title they said “me too” to; '' when there is none. */
  quote: string
  quote_lang: 'ko' | 'en' | null
  told_at: string
  asked_at: string | null
  /** Whether it is fixed for them: 1, 0; null: not answered. */
  answer: number | null
  answered_at: string | null
}
