import type { Permission } from './permissions.ts'

/**
 * What a member may do here at all. `warned`: a warning that has not been read yet; `silenced`: reads, doesn't write;
 * `suspended` and `banned`: signs in only to the addresses of `web/always-open`, for a time or for
 * good.
 */
export const memberStandings = ['free', 'warned', 'silenced', 'suspended', 'banned'] as const
export type MemberStanding = (typeof memberStandings)[number]
export type Restricted = Exclude<MemberStanding, 'free'>

/** What is no writing: reading, and what concerns the member alone. */
const reading = [
  'thread.read',
  'thread.readHidden',
  'member.read',
  'member.edit',
  'ledger.read',
  'case.read',
  'redemption.read',
  'redemption.request',
  'token.administer',
  'decision.appeal',
] as const satisfies readonly Permission[]

const leaving = ['member.edit', 'token.administer', 'decision.appeal'] as const satisfies readonly Permission[]

/**
 * The permissions that a restricted member keeps, in the column `member` of the table of permissions: rights of staff
 * rest while a sanction lasts. What isn't named is refused on every surface.
 */
export const keptPermissions: Record<Restricted, readonly Permission[]> = {
  warned: reading,
  silenced: reading,
  suspended: leaving,
  banned: leaving,
}
