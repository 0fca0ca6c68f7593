export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'suppressed' | 'cancelled'

/** A mail to one reader. What it says is composed when it is sent; the row keeps only what to read by. */
export type MailTable = {
  id: string
  /** A row of `app/registry/mail-kinds.ts`. */
  kind: string
  /** One mail per key: what queues it twice sends it once. */
  key: string
  /** The reader; null for an address that belongs to no member. */
  member_id: string | null
  /** The address and language of a reader without account; null for members, whose own are read when it is sent. */
  address: string | null
  language: 'en' | 'ko' | null
  /** JSON. */
  payload: string
  /**
   * queued → sending → sent. failed: given up, an admin may send it again. suppressed: the address takes no mail.
   * cancelled: there was nothing left to say, or no address.
   */
  state: MailState
  /** 1 goes before 0. */
  urgent: number
  /** Tries that the receiving server refused for the moment. */
  attempts: number
  /** When it may go, or be tried again. */
  due_at: string
  created_at: string
  /** A process sends it until then; null when none does. */
  locked_until: string | null
  /** Where it went, lower-cased, and the part behind the @; null until it is sent or given up. */
  sent_to: string | null
  sent_domain: string | null
  /** When the last state but queued and sending was reached. */
  ended_at: string | null
  /** What the receiving server said, or why it was not sent. */
  note: string | null
}
