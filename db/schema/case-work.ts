/** A time in which somebody of staff gets no new cases. */
export type AbsenceTable = {
  id: string
  member_id: string
  starts_at: string
  /** The first moment of being back; null: until further notice. */
  ends_at: string | null
  by_id: string
  created_at: string
}

/** What somebody of staff is given cases about. Without a row of a kind: everything of that kind. */
export type CompetenceTable = {
  member_id: string
  kind: 'language' | 'product' | 'category'
  /** Language: `ko` or `en`; product: its id; category: that of cases. */
  value: string
}

/** Who is told of the news of a case besides its assignee. */
export type CaseFollowTable = { case_id: string; member_id: string; since: string }

/** When somebody of staff wants to come back to a case. */
export type CaseReminderTable = {
  id: string
  case_id: string
  member_id: string
  remind_at: string
  /** 1: the customer was promised news by then. */
  promised: number
  reason: string
  created_at: string
  /** When it was done or removed. */
  ended_at: string | null
}

/** A narrowed list of cases under a name. */
export type CaseFilterTable = {
  id: string
  owner_id: string
  name: string
  /** The query of the address, without a question mark. */
  query: string
  /** 1: all staff see it. */
  shared: number
  created_at: string
}
