export const mailStates = ['queued', 'sending', 'sent', 'failed', 'suppressed', 'cancelled'] as const
export type MailState = (typeof mailStates)[number]

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
  /** When it was meant to go. */
  wanted_at: string
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
  /** What it can be unsubscribed from, as it was sent; null: nothing. */
  topic: string | null
  topic_subject: string | null
  /** The post that an answer by mail is about, as it was sent; null: answers are not taken. */
  answer_to: string | null
}

/** What a member decided about advertising, and reminders of it; the last row of a member and scope holds. */
export type AdvertisingConsentTable = {
  id: string
  member_id: string
  /** night: between 21:00 and 08:00, for channels that the rule covers. */
  scope: 'advertising' | 'night'
  /** 1: consented, 0: refused. */
  given: number
  at: string
  /** Version of the words that were agreed to. */
  wording: string
  /** reminder: nothing was decided, the member was reminded and the consent goes on. */
  how: 'settings' | 'registration' | 'mail' | 'complaint' | 'reminder'
}

/** A mail that came back, or a complaint about it: once per mail and kind. */
export type MailBounceTable = {
  mail_id: string
  /** hard: there is no such address. full: no room. soft: not now. complaint: its reader called it spam. */
  kind: 'hard' | 'full' | 'soft' | 'complaint'
  address: string
  at: string
  says: string
}

/** An address that takes no mail since then; `released_at` set: it takes mail again. */
export type MailSuppressionTable = {
  address: string
  /** hard: it does not exist. repeated: mail came back on several days. hand: an admin's decision. */
  reason: 'hard' | 'repeated' | 'complaint' | 'hand'
  since: string
  says: string
  released_at: string | null
}
