import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { authorsShowing, findUpload, standsInCaseOf, standsInPublic, type Upload } from './queries/uploads.server.ts'

/**
 * An upload, if this reader may see it now. All readers see one that a public post shows; else only its member, the
 * author of a hidden post that shows it, the customer of a case that shows it, and those who may read hidden posts.
 * `open`: all readers may see it. null: there is none, or not for this reader.
 */
export async function visibleUpload(ctx: Ctx, id: string): Promise<{ upload: Upload; open: boolean } | null> {
  const upload = await findUpload(ctx.read, id)
  if (upload === undefined) return null
  if (await standsInPublic(ctx.read, id)) return { upload, open: true }
  return (await isOwn(ctx, upload)) ? { upload, open: false } : null
}

async function isOwn({ actor, read }: Ctx, { id, member_id }: Upload): Promise<boolean> {
  if (actor.memberId === null) return can(actor, 'thread.readHidden', { ownerId: null })
  if (member_id === actor.memberId || can(actor, 'thread.readHidden', { ownerId: null }) || can(actor, 'case.work'))
    return true
  return (await authorsShowing(read, id)).includes(actor.memberId) || standsInCaseOf(read, id, actor.memberId)
}
