import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { insertNote } from '#app/domain/moderation/store/notes.server.ts'

/** Notes something about a member, for moderators only. Audited without its words. @throws not_found; forbidden */
export async function writeNote(ctx: Ctx, { handle, body }: { handle: string; body: string }): Promise<void> {
  authorize(ctx.actor, 'content.moderate')
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw notFound()
  await ctx.write(async (tx) => {
    const id = newId('moderationNote', msOf(tx.at))
    await insertNote(tx, { id, member_id: member.id, body, by_id: tx.actor.memberId, at: tx.at })
    await audit(tx, { action: 'member.note', subjectType: 'member', subjectId: member.id, after: { noteId: id } })
  })
}
