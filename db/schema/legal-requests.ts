/** A request of anybody to take something that a member made out of sight for a reason of law. */
export type LegalRequestTable = {
  id: string
  /** One of `registry/legal-grounds.ts`. */
  ground: string
  subject_type: 'post' | 'story' | 'profile' | 'picture'
  /** Of a profile: the id of the member. */
  subject_id: string
  /** Whose page has the note: of a post or a picture the thread, of others the thing itself. */
  place_id: string
  /** 1: the note is in place of the whole page, or at the head of a profile; 0: among what else is on it. */
  whole: number
  /** '' where the law lets a notice be anonymous, and once the request was kept long enough. */
  name: string
  /** Confirmed by the link that was mailed there; null as for the name. */
  email: string | null
  /** Whose right it is, when the requester acts for another; '' for one's own. */
  on_behalf: string
  /** What is wrong about it, and why. */
  body: string
  /** The law, as the requester names it; '' when none was named. */
  law: string
  language: 'en' | 'ko'
  /** See `legalRequestActs`. */
  state: 'unconfirmed' | 'waiting' | 'hidden' | 'objected' | 'removed' | 'refused' | 'restored' | 'ended'
  created_at: string
  confirmed_at: string | null
  decided_at: string | null
  /** When it was shown again; null: it was not. */
  ended_at: string | null
  /** When a temporary measure ends; null: there is none. */
  until_at: string | null
  /** The decision that hides it now, or did last; null: none did. */
  decision_id: string | null
  review_item_id: string | null
  /** Why it was decided so; requester and author read it. */
  note: string
}
