import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import type { MemberTable } from '#db/schema/accounts.ts'

export const postFates = ['keep', 'remove'] as const
/** keep: posts stay without a name; remove: they go as far as answers of others allow. */
export type PostFate = (typeof postFates)[number]

/** The columns of a member that say who it is. They are sealed when the member leaves, and are back when they return. */
export const personalColumns = [
  'handle',
  'handle_skeleton',
  'name',
  'email',
  'email_verified_at',
  'password_hash',
  'bio',
  'avatar',
  'locale',
  'reads',
  'links',
  'imported_key',
  'account_id',
  'account_linked_at',
  'hides_from_directory',
] as const satisfies readonly (keyof MemberTable)[]

export type PersonalFields = Pick<MemberTable, (typeof personalColumns)[number]>

/** What the sealed copy holds: the person, and whole rows of tables whose fate is `returns`, by table. */
export type SealedCopy = { member: PersonalFields; rows: Record<string, Record<string, unknown>[]> }

/**
 * What is left of a member in their row.
 * @param mark random letters and digits, so that the handle is free and says nothing
 * @param name "Former member" in the language of the site, for the few places that show the stored name
 */
export function formerMember(mark: string, name: string): PersonalFields {
  return {
    handle: `former-${mark}`,
    handle_skeleton: handleSkeleton(`former-${mark}`),
    name,
    email: null,
    email_verified_at: null,
    password_hash: null,
    bio: '',
    avatar: null,
    locale: null,
    reads: null,
    links: '[]',
    imported_key: null,
    account_id: null,
    account_linked_at: null,
    hides_from_directory: 1,
  }
}

/**
 * A text with the handle of a former member replaced where it is mentioned, however its letters are cased. Other words
 * that contain the handle stay.
 */
export function withoutHandle(text: string, handle: string, instead: string): string {
  const literal = handle.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return text.replace(new RegExp(`@${literal}(?![A-Za-z0-9_-])`, 'giu'), `@${instead}`)
}
