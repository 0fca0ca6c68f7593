/**
 * A badge that a member has or had. `badge` is a code of the registry, or `imported:…` for one of another site. One row
 * per member, badge and scope, however often it came and went.
 */
export type BadgeAwardTable = {
  member_id: string
  badge: string
  /** The tag's id for a badge that belongs to a tag; else ''. */
  scope: string
  /** How often it was earned; 1 for badges that are not counted. */
  times: number
  /** The newest post, thread or story among what earned it; null when there is no single one. */
  subject_id: string | null
  /** When it was given first. */
  awarded_at: string
  /** null while it is held. */
  revoked_at: string | null
}

/** Awards and revocations, for the member to read: 0 → 1 awarded, 1 → 0 revoked. */
export type BadgeChangeTable = {
  id: string
  member_id: string
  badge: string
  scope: string
  at: string
  before: number
  after: number
}

/** How many members hold a badge now; kept in the transaction that gives or takes it. */
export type BadgeCountTable = { badge: string; scope: string; holders: number }

/** Locked while a member's badges are worked out, so that two reviews take turns. */
export type BadgeReviewTable = { member_id: string; reviewed_at: string }

/** A recomputation of all members' badges and its progress: `done` of `total` members, the last of them `cursor`. */
export type BadgeRunTable = {
  id: string
  started_at: string
  /** null: by rhythm or from the command line. */
  started_by: string | null
  finished_at: string | null
  cursor: string
  done: number
  total: number
  given: number
  taken: number
}

/** Up to three badges that a member chose to show beside the name; none: the rarest are shown. */
export type BadgeShowcaseTable = { member_id: string; position: number; badge: string; scope: string }

/** Members who do not want to be ranked. */
export type LeaderboardOptOutTable = { member_id: string; since: string }
