import type { Db } from '#db/dialects/dialect.ts'
import { memberById } from './identities.server.ts'
import { fieldValues, profileFields } from './profile-fields.server.ts'
import { clearedProfile, presenceOf } from './profile.server.ts'

/** What a profile shows everybody. `answers`: by the id of the field. */
export type PublicProfile = {
  name: string
  bio: string
  links: string[]
  avatar: string | null
  answers: Record<string, string>
}

/** What a profile shows everybody now: a name that is the handle says nothing. null: there is no such member. */
export async function publicProfile(db: Db, memberId: string): Promise<(PublicProfile & { handle: string }) | null> {
  const [member, presence, fields, values] = [
    await memberById(db, memberId),
    await presenceOf(db, memberId),
    await profileFields(db),
    await fieldValues(db, memberId),
  ]
  if (member === null || presence === null) return null
  const open = fields.filter(({ visibility }) => visibility === 'public')
  return {
    handle: member.handle,
    name: member.name === member.handle ? '' : member.name,
    bio: member.bio,
    links: presence.links,
    avatar: member.avatar,
    answers: Object.fromEntries(open.flatMap(({ id }) => (values.has(id) ? [[id, values.get(id) ?? '']] : []))),
  }
}

/** What moderators took off a profile and keep; null: nothing. */
export async function keptProfile(db: Db, memberId: string): Promise<PublicProfile | null> {
  const kept = await clearedProfile(db, memberId)
  if (kept === null) return null
  const { bio, avatar } = kept
  return {
    name: kept.name ?? '',
    bio,
    links: JSON.parse(kept.links) as string[],
    avatar,
    answers: JSON.parse(kept.answers) as Record<string, string>,
  }
}

/** The first profile, and where it says nothing the second. */
export function profileOver(first: PublicProfile, second: PublicProfile | null): PublicProfile {
  return {
    name: first.name || (second?.name ?? ''),
    bio: first.bio || (second?.bio ?? ''),
    links: first.links.length > 0 ? first.links : (second?.links ?? []),
    avatar: first.avatar ?? second?.avatar ?? null,
    answers: { ...second?.answers, ...first.answers },
  }
}

/** Whether a profile says and shows nothing that could be taken off. */
export function isBare({ name, bio, links, avatar, answers }: PublicProfile): boolean {
  return name === '' && bio === '' && links.length === 0 && avatar === null && Object.keys(answers).length === 0
}

/** Whether moderators took something off a profile, and its member wrote nothing since. */
export async function isProfileHidden(db: Db, memberId: string): Promise<boolean> {
  const now = await publicProfile(db, memberId)
  return now !== null && isBare(now) && (await keptProfile(db, memberId)) !== null
}
