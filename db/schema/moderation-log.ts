/** The public log of moderation of a community day. `log` is JSON of `ModerationLog`. */
export type ModerationLogTable = { day: string; computed_at: string; log: string }

/** A decided item that came back to a second person who doesn't see the first decision. Both judgements are kept. */
export type SecondLookTable = {
  id: string
  /** The review item that was decided. */
  item_id: string
  subject_type: 'post' | 'story' | 'profile' | 'picture'
  subject_id: string
  chosen_at: string
  first_by: string | null
  first_decision: string
  /** Key of the rule that it broke; null: none. */
  first_rule: string | null
  second_by: string | null
  second_decision: string | null
  second_rule: string | null
  /** null: it waits. */
  decided_at: string | null
}
