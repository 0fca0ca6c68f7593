import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import { memberByHandle, type MemberProfile } from '#app/domain/accounts/queries/members.server.ts'
import { lookedLately } from '#app/domain/moderation/queries/looks.server.ts'

/** Looking again within this time is one look: the page is loaded again after every form on it. */
const sameLookMinutes = 10

/** The member whose file a moderator opens; looking is in the audit log. @throws not_found; forbidden */
export async function openMemberFile(ctx: Ctx, handle: string): Promise<MemberProfile> {
  authorize(ctx.actor, 'content.moderate')
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw notFound()
  const since = plus(ctx.now(), { minutes: -sameLookMinutes })
  if (!(await lookedLately(ctx.read, { by: ctx.actor.memberId, at: member.id, since })))
    await ctx.write((tx) => audit(tx, { action: 'member.look', subjectType: 'member', subjectId: member.id }), {
      unseen: true,
      repeat: 'again',
    })
  return member
}
