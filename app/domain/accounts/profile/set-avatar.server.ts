import { authorize, refuseRestricted, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { randomText } from '#app/core/ids.ts'
import { avatarOf } from '#app/domain/accounts/queries/profile.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { pictureRefused } from '#app/domain/uploads/shrink-picture.server.ts'
import { squarePictures } from '#app/domain/uploads/square-picture.server.ts'
import { openTurns } from '#app/domain/uploads/turns.ts'
import { avatarFile, avatarSides, maxAvatarBytes } from './avatar.ts'
import { removeAvatarFiles } from './remove-avatar.server.ts'

/** 26 characters of 5 bits: 130 random bits. A new picture has a new address, so browsers may keep the old one. */
const idLength = 26
const turns = openTurns(2, 16)

/**
 * Shows this picture beside what the actor writes, cut to a square; the file that was sent is not kept. Records
 * `member.profileChanged`.
 * @param input.file null: none was sent, or more than a form may carry
 * @throws invalid on `picture` for what is larger than 1 MB or no picture; rate_limited while another is worked on
 */
export async function setAvatar(ctx: Ctx, input: { file: Uint8Array | null }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  refuseRestricted(ctx.actor)
  const { file } = input
  if (file === null || file.byteLength > maxAvatarBytes) throw pictureRefused('accounts.avatar.choose')
  const squares = await turns.take(memberId, () => squarePictures(file, avatarSides))
  if (squares === null) throw new DomainError('rate_limited', 'composer.upload.oneAtATime', { retryAfterSeconds: 2 })

  const id = randomText(idLength)
  // The files first: a row without its files would be a broken picture on every page of the member.
  await Promise.all(
    avatarSides.map((side, at) =>
      ctx.platform.files.put(avatarFile(id, side), squares[at] ?? Buffer.of(), 'image/webp'),
    ),
  )
  try {
    const before = await ctx.write(async (tx) => {
      const present = await avatarOf(tx.db, memberId)
      await updateMember(tx, memberId, { avatar: id })
      await tx.record('member.profileChanged', { memberId })
      return present
    })
    if (before !== null) await removeAvatarFiles(ctx, before)
  } catch (error) {
    // When the connection breaks at the commit, the row may name them; then they must stay.
    if ((await avatarOf(ctx.read, memberId)) !== id) await removeAvatarFiles(ctx, id)
    throw error
  }
}
