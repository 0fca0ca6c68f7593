/** A message that came in by mail and what became of it. */
export type IncomingMailTable = {
  id: string
  /** SHA-256 of its Message-ID: a message that comes twice is taken once. */
  key: string
  from_address: string
  /** The member who wrote it, when that is sure. */
  member_id: string | null
  subject: string
  outcome: 'posted' | 'written' | 'held' | 'refused' | 'ignored' | 'returned' | 'repeated'
  /** Of a refused message: a row of `refusals`. */
  reason: string | null
  /** JSON of the message that the site refused the post with; null for other reasons. */
  problem: string | null
  /** What was written, while it is neither posted nor too old; null otherwise. */
  text: string | null
  /** Slug of the category that a held question is for. */
  category: string | null
  post_id: string | null
  at: string
}
