export type FraudPattern = 'ring' | 'burst' | 'pair' | 'fresh' | 'device' | 'fans'

/** A suspected vote fraud that staff decide. `evidence` is JSON of figures; its acts are in `gaming_act`. */
export type FindingTable = {
  id: string
  pattern: FraudPattern
  /** Pattern and members: the finding is not repeated while it is open or shortly after its decision. */
  fingerprint: string
  /** corrected: the awards of the acts were reversed; overturned: and restored after an appeal. */
  state: 'open' | 'corrected' | 'dismissed' | 'overturned'
  found_at: string
  decided_at: string | null
  decided_by: string | null
  evidence: string
}

export type FindingMemberTable = { finding_id: string; member_id: string }

/** A vote, an acceptance or an accepted edit of a finding, kept so that a correction can be undone. */
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

/** An acceptance, or an accepted edit, whose awards wait for review. */
export type HeldActTable = {
  /** The event that recorded the act; its awards name it. */
  event_id: string
  kind: 'acceptance' | 'edit'
  post_id: string
  /** The member who accepted, and the one it would reward. */
  giver_id: string
  receiver_id: string
  reason: 'device' | 'address' | 'new' | 'unproved' | 'found'
  /** cleared: its awards are paid; refused: they never are; gone: the act was withdrawn before a decision. */
  state: 'held' | 'cleared' | 'refused' | 'gone'
  held_at: string
  decided_at: string | null
  decided_by: string | null
}
