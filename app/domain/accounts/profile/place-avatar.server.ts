import type { Ctx } from '#app/core/context.server.ts'
import { avatarOf, clearedProfile } from '#app/domain/accounts/queries/profile.server.ts'
import { avatarFiles, hiddenFile } from './avatar.ts'
import { removeAvatarFiles } from './remove-avatar.server.ts'

/**
 * Brings the files of an avatar to where they belong: in reach of everybody while a member shows it, out of reach while a
 * moderator keeps it hidden, nowhere when neither does any more. The job after the commit that hid or restored it; again it
 * changes nothing.
 */
export async function placeAvatar(ctx: Ctx, { memberId, avatar }: { memberId: string; avatar: string }): Promise<void> {
  const { files } = ctx.platform
  const shown = (await avatarOf(ctx.read, memberId)) === avatar
  if (!shown && (await clearedProfile(ctx.read, memberId))?.avatar !== avatar) return removeAvatarFiles(ctx, avatar)
  for (const name of avatarFiles(avatar)) {
    const [from, to] = shown ? [hiddenFile(name), name] : [name, hiddenFile(name)]
    const bytes = await files.read(from)
    if (bytes === null) continue
    await files.put(to, bytes, 'image/webp')
    await files.remove(from)
  }
}
