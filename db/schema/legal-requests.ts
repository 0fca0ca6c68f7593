/** A request of anybody to take a post out of sight for a reason of law. */
export type LegalRequestTable = {
  id: string
  /** One of `registry/legal-grounds.ts`. */
  ground: string
  post_id: string
  thread_id: string
  /** 1: the post opens its thread, so the thread went with it. */
  opening: number
  /** '' where the law lets a notice be anonymous, and once the request was kept long enough. */
  name: string
  /** Confirmed by the link that was mailed there; null as for the name. */
  email: string | null
  /** Whose right it is, when the requester acts for another; '' for one's own. */
  on_behalf: string
  /** What is wrong about the post, and why. */
  body: string
  /** The law, as the requester names it; '' when none was named. */
  law: string
  language: 'en' | 'ko'
  /** See `legalRequestActs`. */
  state: 'unconfirmed' | 'waiting' | 'hidden' | 'objected' | 'removed' | 'refused' | 'restored' | 'ended'
  created_at: string
  confirmed_at: string | null
  decided_at: string | null
  /** When the post was shown again; null: it was not. */
  ended_at: string | null
  /** When a temporary measure ends; null: there is none. */
  until_at: string | null
  /** The decision that hides the post now, or did last; null: none did. */
  decision_id: string | null
  review_item_id: string | null
  /** Why it was decided so; requester and author read it. */
  note: string
}
