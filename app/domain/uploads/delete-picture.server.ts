import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { findUpload, isNamedElsewhere } from './queries/uploads.server.ts'
import { deleteFree } from './store/uploads.server.ts'

/**
 * Deletes one of the member's own pictures for good. Older revisions and posts that the member deleted themselves lose
 * it; posts that others deleted keep it, because a moderator may have to look at it. Twice changes nothing. @throws
 * not_found for a picture of another member; not_now while a text, a draft or a message shows it
 */
export async function deletePicture(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  const upload = await findUpload(ctx.read, id)
  if (upload === undefined) return
  if (upload.member_id !== memberId) throw new DomainError('not_found', 'errors.notFound')
  const gone = await ctx.write(
    async (tx) => !(await isNamedElsewhere(tx.db, id)) && (await deleteFree(tx, id, memberId)),
  )
  if (!gone) throw new DomainError('not_now', 'composer.pictures.inUse')
  // After the commit: a file without its row is harmless, a row without its file is not.
  await ctx.platform.files.remove(id)
}
