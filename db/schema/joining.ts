/** Lets somebody become a member, or gives a member a role or a group. Its link is a signature over its id. */
export type InvitationTable = {
  id: string
  /** The address it was mailed to; null: a link that is handed on. */
  email: string | null
  language: 'en' | 'ko' | null
  role: 'curator' | 'moderator' | 'agent' | 'admin' | null
  group_id: string | null
  /** For the admins: who it is for. */
  note: string
  most_uses: number
  uses: number
  /** null: made by the site, for an address that may register or was approved. */
  created_by: string | null
  created_at: string
  expires_at: string
  revoked_at: string | null
}

/** Who came by an invitation. */
export type InvitationUseTable = { invitation_id: string; member_id: string; at: string }

/** Somebody who wants to become a member of a site that decides about each. */
export type RegistrationRequestTable = {
  id: string
  name: string
  email: string
  about: string
  language: 'en' | 'ko'
  /** `known`: the address has a member already, who was told by mail; its sender sees it wait. */
  state: 'waiting' | 'approved' | 'denied' | 'known'
  created_at: string
  decided_at: string | null
  /** What the applicant is told. */
  note: string
}
