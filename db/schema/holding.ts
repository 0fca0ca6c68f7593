/** A host that a post of a member at trust level 0 links to. */
export type PostHostTable = { post_id: string; host: string; member_id: string; at: string }

/** A registrable domain that a post links to, which is why the site knows it from then on; no longer when the post is not visible. */
export type KnownDomainTable = { domain: string; post_id: string; known_from: string }

/** A text of a new member, or one that was hidden as advertising. `sketch`: see `domain/holding/text/sketch.ts`. */
export type TextSketchTable = { post_id: string; at: string; sketch: string; hidden: 0 | 1 }

/** A band of the sketch: texts that are nearly alike share one. */
export type TextSketchBandTable = { band: string; post_id: string }

/** What is blocked, by whom, why and until when. */
export type BlockTable = {
  id: string
  /** word: holds the posts that use it; host, addresses, mailDomain: hold or refuse what comes from there. */
  kind: 'word' | 'host' | 'addresses' | 'mailDomain'
  /** The word as it was typed; a host or mail domain in lower case; a range of addresses as `203.0.113.0/24`. */
  value: string
  reason: string
  made_at: string
  /** null: the system. */
  made_by: string | null
  /** null: no end. */
  until_at: string | null
  ended_at: string | null
  ended_by: string | null
  /** The decision of moderators that it is part of; null: it was made by itself. */
  decision_id: string | null
}
