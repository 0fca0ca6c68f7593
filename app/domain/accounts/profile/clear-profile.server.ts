import type { Tx } from '#app/core/write.server.ts'
import { isBare, keptProfile, profileOver, publicProfile } from '#app/domain/accounts/queries/whole-profile.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { deleteClearedProfile, saveClearedProfile } from '#app/domain/accounts/store/cleared-profiles.server.ts'
import { replaceFieldValues } from '#app/domain/accounts/store/profile-fields.server.ts'

/**
 * Takes name, text, links, public answers and picture off a profile, and keeps them for an appeal; its handle is the name
 * meanwhile. The member may write others, and what is taken off again is kept in place of the former. Asks for no
 * permission; a profile that says nothing stays as it is. Records `member.profileChanged`.
 */
export async function clearProfileIn(tx: Tx, memberId: string): Promise<void> {
  const now = await publicProfile(tx.db, memberId)
  if (now === null || isBare(now)) return
  const before = await keptProfile(tx.db, memberId)
  const { links, answers, ...kept } = profileOver(now, before)
  await saveClearedProfile(tx, {
    member_id: memberId,
    at: tx.at,
    ...kept,
    links: JSON.stringify(links),
    answers: JSON.stringify(answers),
  })
  await updateMember(tx, memberId, { name: now.handle, bio: '', links: '[]', avatar: null })
  await replaceFieldValues(
    tx,
    memberId,
    Object.keys(now.answers).map((fieldId) => ({ fieldId, value: '' })),
  )
  for (const avatar of [now.avatar, before?.avatar ?? null])
    if (avatar !== null) await tx.schedule('place-avatar', { memberId, avatar })
  await tx.record('member.profileChanged', { memberId })
}

/** Puts back what was taken off, where the member wrote nothing else meanwhile. Records `member.profileChanged`. */
export async function restoreProfileIn(tx: Tx, memberId: string): Promise<void> {
  const [now, kept] = [await publicProfile(tx.db, memberId), await keptProfile(tx.db, memberId)]
  if (now === null || kept === null) return
  const { name, bio, links, avatar, answers } = profileOver(now, kept)
  await updateMember(tx, memberId, { name: name || now.handle, bio, links: JSON.stringify(links), avatar })
  await replaceFieldValues(
    tx,
    memberId,
    Object.entries(answers).map(([fieldId, value]) => ({ fieldId, value })),
  )
  await deleteClearedProfile(tx, memberId)
  if (kept.avatar !== null) await tx.schedule('place-avatar', { memberId, avatar: kept.avatar })
  await tx.record('member.profileChanged', { memberId })
}
