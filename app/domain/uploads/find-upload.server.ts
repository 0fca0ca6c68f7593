import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import {
  authorsShowing,
  findUpload,
  standsBefore,
  standsInCaseOf,
  standsInPost,
  standsInPublic,
  type Upload,
} from './queries/uploads.server.ts'

/**
 * An upload, if this reader may see it now. All readers see one that a public post shows; else only its member, those who
 * may read a post that shows it (in a private area, or hidden), its author, the customer of a case that shows it, and
 * who works on cases. One that moderators hide is for its member and moderators alone. `open`: all readers may see it. null: there is none, or not for this reader.
 */
export async function visibleUpload(ctx: Ctx, id: string): Promise<{ upload: Upload; open: boolean } | null> {
  const upload = await findUpload(ctx.read, id)
  if (upload === undefined) return null
  if (upload.hidden_at !== null) return seesHidden(ctx, upload) ? { upload, open: false } : null
  if (await standsInPublic(ctx.read, id)) return { upload, open: true }
  return (await maySee(ctx, upload)) ? { upload, open: false } : null
}

/** Whether moderators hide the picture; other readers get a sign that they do. False for one that there is not. */
export async function isHiddenPicture({ read }: Pick<Ctx, 'read'>, id: string): Promise<boolean> {
  const upload = await findUpload(read, id)
  return upload !== undefined && upload.hidden_at !== null
}

function seesHidden({ actor }: Ctx, { member_id: ownerId }: Upload): boolean {
  return can(actor, 'thread.readHidden', { ownerId })
}

async function maySee(ctx: Ctx, { id, member_id }: Upload): Promise<boolean> {
  const { actor, read } = ctx
  if (actor.memberId === null) return can(actor, 'thread.readHidden', { ownerId: null })
  if (member_id === actor.memberId || can(actor, 'case.work') || (await standsBefore(ctx, id))) return true
  // What no post shows yet may be of a draft that a moderator was told of.
  if (can(actor, 'thread.readHidden', { ownerId: null })) return !(await standsInPost(read, id))
  return (await authorsShowing(read, id)).includes(actor.memberId) || standsInCaseOf(read, id, actor.memberId)
}
