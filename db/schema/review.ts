export type ReviewItemTable = {
  id: string
  /** One of `registry/review-kinds.ts`. */
  kind: string
  subject_type: string
  subject_id: string
  /** The member it is about, who never decides it. null: about no member. */
  member_id: string | null
  /** Key of a text in `review.reasons`. */
  reason: string
  /** JSON of what the finder saw, of its kind's own shape; ids and figures, no text of people. */
  evidence: string
  /** withdrawn: its cause no longer existed before a decision. */
  state: 'open' | 'decided' | 'withdrawn'
  /** `<kind>:<subject>` while it is open, then null: one open item per kind and subject. */
  open_key: string | null
  opened_at: string
  /** Hours that it goes before others which opened at the same time. */
  weight: number
  /** `opened_at` less the weight: the queue is in the order of this moment. */
  rank_at: string
  /** Where its subject is filed, for moderators of a category; null: no category. */
  category_id: string | null
  /** When it has to be decided; null: no promise. */
  due_at: string | null
  claimed_by: string | null
  claimed_until: string | null
  /** What the holder of the claim was given; a decision with another one is refused. */
  claim_token: string | null
  decided_by: string | null
  decided_at: string | null
  decision: string | null
  /** Why, in the words of who decided. */
  note: string
  /** JSON of what the decision replaced, of its kind's own shape; `{}` before it is decided. */
  before: string
}

/** An item that a reviewer leaves to others, and why; it comes last for them. */
export type ReviewSkipTable = { item_id: string; member_id: string; reason: string; at: string }
