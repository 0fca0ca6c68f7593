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
  claimed_by: string | null
  claimed_until: string | null
  decided_by: string | null
  decided_at: string | null
  decision: string | null
  /** Why, in the words of who decided. */
  note: string
}
