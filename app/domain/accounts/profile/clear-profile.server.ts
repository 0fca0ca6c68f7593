import type { Tx } from '#app/core/write.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { fieldValues } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { clearedProfile, presenceOf } from '#app/domain/accounts/queries/profile.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { deleteClearedProfile, insertClearedProfile } from '#app/domain/accounts/store/cleared-profiles.server.ts'
import { replaceFieldValues } from '#app/domain/accounts/store/profile-fields.server.ts'

/**
 * Takes text, links, answers and picture off a profile, and keeps them for an appeal. The member may write others. Asks
 * for no permission; while it is cleared nothing happens. Records `member.profileChanged`.
 */
export async function clearProfileIn(tx: Tx, memberId: string): Promise<void> {
  const [member, presence] = [await memberById(tx.db, memberId), await presenceOf(tx.db, memberId)]
  if (member === null || presence === null || (await clearedProfile(tx.db, memberId)) !== null) return
  const answers = await fieldValues(tx.db, memberId)
  await insertClearedProfile(tx, {
    member_id: memberId,
    at: tx.at,
    bio: member.bio,
    links: JSON.stringify(presence.links),
    avatar: member.avatar,
    answers: JSON.stringify(Object.fromEntries(answers)),
  })
  await updateMember(tx, memberId, { bio: '', links: '[]', avatar: null })
  await replaceFieldValues(
    tx,
    memberId,
    [...answers.keys()].map((fieldId) => ({ fieldId, value: '' })),
  )
  if (member.avatar !== null) await tx.schedule('place-avatar', { memberId, avatar: member.avatar })
  await tx.record('member.profileChanged', { memberId })
}

/** Puts back what was taken off, where the member wrote nothing else meanwhile. Records `member.profileChanged`. */
export async function restoreProfileIn(tx: Tx, memberId: string): Promise<void> {
  const cleared = await clearedProfile(tx.db, memberId)
  const [member, presence] = [await memberById(tx.db, memberId), await presenceOf(tx.db, memberId)]
  if (cleared === null || member === null || presence === null) return
  await updateMember(tx, memberId, {
    bio: member.bio || cleared.bio,
    links: presence.links.length > 0 ? JSON.stringify(presence.links) : cleared.links,
    avatar: member.avatar ?? cleared.avatar,
  })
  const now = await fieldValues(tx.db, memberId)
  const before = JSON.parse(cleared.answers) as Record<string, string>
  const missing = Object.entries(before).filter(([fieldId]) => !now.has(fieldId))
  await replaceFieldValues(
    tx,
    memberId,
    missing.map(([fieldId, value]) => ({ fieldId, value })),
  )
  await deleteClearedProfile(tx, memberId)
  if (cleared.avatar !== null) await tx.schedule('place-avatar', { memberId, avatar: cleared.avatar })
  await tx.record('member.profileChanged', { memberId })
}
