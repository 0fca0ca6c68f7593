export type FraudPattern = 'ring' | 'burst' | 'pair' | 'fresh' | 'device' | 'fans'

/** A pattern that a person looks at. `evidence` is JSON of figures; what was done stands in `gaming_act`. */
export type FindingTable = {
  id: string
  pattern: FraudPattern
  /** Pattern and members: the same is not found again while it waits or shortly after it was decided. */
  fingerprint: string
  /** corrected: what the acts brought was taken back; overturned: and given back after an appeal. */
  state: 'open' | 'corrected' | 'dismissed' | 'overturned'
  found_at: string
  decided_at: string | null
  decided_by: string | null
  evidence: string
}

export type FindingMemberTable = { finding_id: string; member_id: string }

/** A vote, an acceptance or an accepted edit of a finding, kept so that it can be given back. */
export type FindingActTable = {
  finding_id: string
  kind: 'vote' | 'acceptance' | 'edit'
  /** The event that it recorded: the awards hang on it. */
  event_id: string
  vote_id: string | null
  post_id: string
  from_id: string
  to_id: string
  value: number
  at: string
  corrected_at: string | null
}

export type FindingAppealTable = {
  id: string
  finding_id: string
  member_id: string
  text: string
  state: 'open' | 'overturned' | 'upheld'
  created_at: string
  decided_at: string | null
  reason: string
}

/** An acceptance, or an accepted edit, that pays nothing until a person has looked at who did it. */
export type HeldActTable = {
  /** The event that recorded it: the awards hang on it. */
  event_id: string
  kind: 'acceptance' | 'edit'
  post_id: string
  /** Who accepted, and whom it would bring something. */
  giver_id: string
  receiver_id: string
  reason: 'device' | 'address' | 'new' | 'unproved' | 'found'
  /** cleared: it pays; refused: it never does; gone: it was taken back before anybody looked. */
  state: 'held' | 'cleared' | 'refused' | 'gone'
  held_at: string
  decided_at: string | null
  decided_by: string | null
}
