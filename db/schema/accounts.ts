/** A customer who pays: a company or a person. Members may belong to one. */
export type AccountTable = {
  id: string
  name: string
  kind: 'company' | 'person'
  plan: string
  /** JSON list of the keys of its products, sorted; a key that no product has as its slug means nothing. */
  products: string
  /** Day the customer relation began and the next renewal, as instants; renewal null when there is none. */
  started_at: string
  renews_at: string | null
  /** Its key in the system it comes from (billing, CRM); null for accounts entered here. */
  external_id: string | null
  updated_at: string | null
}

export type MemberTable = {
  id: string
  handle: string
  /** Case-folded handle with look-alike letters merged; unique, so no one can pass for another. */
  handle_skeleton: string
  name: string
  /** Lower-cased; null for imported members who never signed up here. */
  email: string | null
  /** When the member proved to own the address; null: not yet. */
  email_verified_at: string | null
  /** PHC string; null when the member cannot sign in with a password. */
  password_hash: string | null
  bio: string
  /** Language the member chose; null: decided per request. */
  locale: 'en' | 'ko' | null
  trust_level: number
  /** Set when trust was given by hand: the rules leave it alone. */
  trust_fixed_at: string | null
  account_id: string | null
  /** Since when the member belongs to the account; null with none, or when it was so from joining on. */
  account_linked_at: string | null
  /** Since when signing in asks for a second step; null: it does not. */
  second_step_since: string | null
  /** Raised with every change of rights or credentials; sessions carry it. */
  version: number
  joined_at: string
  last_seen_at: string | null
  /** End of the visit before the present one: what happened later is new. null during the first visit. */
  seen_before: string | null
  /** When the member last said that everything is read. */
  all_read_at: string | null
  /** Language of the posts the member wants to see in lists; null: every language. */
  reads: 'en' | 'ko' | null
  /**
   * The sanctions in force, summed up for every request (`recomputeStanding`). Suspended or banned since then; null:
   * neither. `suspended_until` null while `suspended_at` is set: for good.
   */
  suspended_at: string | null
  suspended_until: string | null
  silenced_until: string | null
  /** When a warning was given that the member has not read yet. */
  warned_at: string | null
  /** When the member left: the row stays without a name, for what refers to it. null: a member. */
  deleted_at: string | null
  /** Set for members that came with an import: `source:id`. */
  imported_key: string | null
  /** JSON list of addresses the member shows on the profile. */
  links: string
  /** Privacy choices, 1 when made: the activity calendar; the member list, search and search engines. */
  hides_calendar: number
  hides_from_directory: number
  /** Id of the picture beside what the member writes; null: their initials. */
  avatar: string | null
}

/** A field of profiles that an admin declared. `choices`: JSON list of `{ id, en, ko }`, empty for other kinds. */
export type ProfileFieldTable = {
  id: string
  kind: 'text' | 'choice' | 'link'
  name_en: string
  name_ko: string
  choices: string
  visibility: 'public' | 'staff' | 'private'
  required: number
  at_registration: number
  position: number
}

/** What a member answered; of a choice its id. No row: no answer. */
export type ProfileValueTable = { member_id: string; field_id: string; value: string }

export type MemberRoleTable = {
  member_id: string
  role: 'curator' | 'moderator' | 'agent' | 'admin'
  granted_at: string
  granted_by: string | null
}

export type SessionTable = {
  /** SHA-256 of the session id in the cookie, hex: a stolen database opens no session. */
  id_hash: string
  member_id: string
  created_at: string
  /** When the session ends if it is not used again. */
  idle_expires_at: string
  /** When it ends in any case. */
  expires_at: string
  last_seen_at: string
  user_agent: string
  ip: string
  /** When the member last proved their identity in it; null for sessions from before this was noted. */
  confirmed_at: string | null
}

export type ApiTokenTable = {
  id: string
  member_id: string
  name: string
  /** SHA-256 of the token, hex. */
  token_hash: string
  /** Space-separated: read write moderate staff admin. */
  scopes: string
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

/**
 * An anniversary that was paid: once per member and year whatever the account, and a limited number of seats per
 * account and year.
 */
export type TenureAnniversaryTable = {
  member_id: string
  years: number
  account_id: string
  /** 1 up. */ seat: number
  at: string
}

/** A community day on which a member came by, 2026-11-22. */
export type MemberDayTable = { member_id: string; day: string }

/**
 * Members whose figures no longer carry their trust level, and since when. Gone when they carry it again or the level
 * was lowered.
 */
export type TrustGraceTable = { member_id: string; since: string }

/** What happened to a member's trust level and why: the member reads it. */
export type TrustEventTable = {
  id: string
  member_id: string
  at: string
  /** raised, lowered: by the rules. warned: the grace began. kept: it ended well. set: by hand. */
  kind: 'raised' | 'lowered' | 'warned' | 'kept' | 'set'
  before: number
  after: number
  /** The condition that decided, with the member's figure and the bar of that day; null when set by hand. */
  figure: string | null
  value: number | null
  bar: number | null
  /** When the grace ends; null for the others. */
  until: string | null
}

/**
 * Which browser at which address a member last signed in with, and when; kept for 90 days, also when the session ended.
 * `address`: an IPv4 address, or the /64 of an IPv6 one.
 */
export type MemberDeviceTable = {
  member_id: string
  address: string
  browser: string
  last_seen_at: string
  /** SHA-256 of the mark in a cookie by which a browser is known again; null: from before there was one. */
  mark_hash: string | null
  /** The range that the address is taken to belong to, `203.0.113.0/24`; null: not known. */
  range: string | null
}

/** A single-use link by which a member proves to own an address or gets back in; its secret is not stored. */
export type AccountLinkTable = {
  id: string
  member_id: string
  purpose: 'verifyEmail' | 'changeEmail' | 'resetPassword' | 'claim' | 'signIn' | 'confirm' | 'notMe'
  /** The address it is about: where it was sent, or which replaces the present one; '' when an admin hands it over. */
  email: string
  /** The address that was replaced, which is told; null before that, or when there was none. */
  replaced_email: string | null
  created_at: string
  expires_at: string
  /** When it was used, or ended by a newer one or a change of password or address; null while it works. */
  used_at: string | null
}

/** What a moderator took off a profile, kept for an appeal. */
export type ClearedProfileTable = {
  member_id: string
  at: string
  /** null: it was cleared before names were part of it. */
  name: string | null
  bio: string
  /** JSON array of addresses. */
  links: string
  avatar: string | null
  /** JSON object: id of the profile field → answer. */
  answers: string
}
