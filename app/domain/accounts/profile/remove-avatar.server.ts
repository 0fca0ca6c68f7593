import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { avatarOf } from '#app/domain/accounts/queries/profile.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { avatarFiles, hiddenFile } from './avatar.ts'

/**
 * Takes the picture of a member away for good: their own, or another's for those who may, which is audited. Without a
 * picture nothing happens. Records `member.profileChanged`. @throws not_found; forbidden
 */
export async function removeAvatar(ctx: Ctx, input: { handle: string; reason?: string }): Promise<void> {
  const actorId = signedIn(ctx.actor)
  const gone = await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    authorize(ctx.actor, 'member.removeAvatar', { ownerId: member.id })
    const avatar = await avatarOf(tx.db, member.id)
    if (avatar === null) return null
    await updateMember(tx, member.id, { avatar: null })
    if (member.id !== actorId)
      await audit(tx, {
        action: 'member.removeAvatar',
        subjectType: 'member',
        subjectId: member.id,
        before: { avatar },
        ...(input.reason === undefined ? {} : { reason: input.reason }),
      })
    await tx.record('member.profileChanged', { memberId: member.id })
    return avatar
  })
  // After the commit: files without a row are harmless, a row without its files is not.
  if (gone !== null) await removeAvatarFiles(ctx, gone)
}

/** The stored squares of an avatar. @param id of the avatar */
export async function removeAvatarFiles({ platform }: Pick<Ctx, 'platform'>, id: string): Promise<void> {
  for (const name of avatarFiles(id)) {
    await platform.files.remove(name)
    await platform.files.remove(hiddenFile(name))
  }
}
