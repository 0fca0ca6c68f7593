/**
 * What a single-use link can do, and how long it works. Sources: OWASP Forgot Password Cheat Sheet (short-lived,
 * single use); a day for addresses, because mail may be read in the evening.
 */
export const linkPurposes = {
  /** The member owns the address given at registration. */
  verifyEmail: { minutes: 1_440 },
  /** The member owns the address that replaces the present one. */
  changeEmail: { minutes: 1_440 },
  /** The former owner of an imported account takes it over; whoever is invited may be on holiday. */
  claim: { minutes: 20_160 },
  resetPassword: { minutes: 30 },
  /** Signing in without the password, where the site offers it. */
  signIn: { minutes: 10 },
  /** Ending a sign-in that was not the member's own, told by mail: a week, because mail waits over holidays. */
  notMe: { minutes: 10_080 },
  /** Proving one's identity once more, by a code: no page belongs to it. */
  confirm: { minutes: 10 },
} as const satisfies Record<string, { minutes: number }>

export type LinkPurpose = keyof typeof linkPurposes

/** A link made by an admin goes by chat or on paper, so it works for a day. */
export const adminLinkMinutes = 1_440

/** Links sent to one member, so that strangers cannot fill an inbox. Source: docs/decisions/004. */
export const linksPerMember = [
  { points: 3, seconds: 3_600 },
  { points: 6, seconds: 86_400 },
] as const

/** What a page shows of a link before it is used. `works`: it was not used, replaced or outlived. */
export type AccountLink = {
  id: string
  purpose: LinkPurpose
  works: boolean
  /** How long it works from its making. */
  minutes: number
  member: { id: string; handle: string; name: string }
  /** The address the link is about: it was sent there, or will replace the present one. */
  email: string
}
