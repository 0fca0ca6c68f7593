/**
 * What a member reports about a thing: a post, a story, a profile, a picture, a message in a case. One per member and thing;
 * the author of the thing never learns of it.
 */
export type FlagTable = {
  id: string
  member_id: string
  subject_type: 'post' | 'story' | 'profile' | 'picture' | 'message'
  /** Of a profile: the id of the member; of what opened a private case: that of the case. */
  subject_id: string
  /** Whose thing it is; null: an account that is gone. */
  author_id: string | null
  /** One of `registry/flag-reasons.ts`. */
  reason: string
  /** What the member wrote about it; '' for most. */
  note: string
  state: 'open' | 'upheld' | 'rejected' | 'dismissed' | 'withdrawn'
  /** Hundredths: what it counted for when it was given (`domain/flags/weight.ts`). */
  weight: number
  /** Given by a member of trust level 0: such flags count little together. */
  newcomer: number
  at: string
  /** When its member gave, changed or withdrew it last. */
  changed_at: string
  /** When the item of the review queue was decided, as far as this flag is concerned; null while it is open. */
  decided_at: string | null
  review_item_id: string
  /** The event that paid for it; null: it was not upheld. */
  upheld_event_id: string | null
  /** The decision about spam that withdrew it; null: it is not withdrawn, or its member did it. */
  spam_cleanup_id: string | null
}

/** A time in which a member can't flag, with the reason that they read. Rows end by the clock or by a moderator. */
export type FlagPauseTable = {
  id: string
  member_id: string
  reason: string
  by_id: string | null
  at: string
  until_at: string
  lifted_at: string | null
  lifted_by: string | null
}
