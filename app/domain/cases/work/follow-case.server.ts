import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { followsCase } from '#app/domain/cases/queries/followers.server.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { deleteFollow, insertFollow } from '#app/domain/cases/store/follows.server.ts'

/**
 * The actor is told of the news of a case, or no longer: the customer wrote, a colleague answered, its status changed.
 * The assignee is told anyway. The same again changes nothing. Audited. @throws not_found
 */
export async function followCase(ctx: Ctx, { number, follow }: { number: number; follow: boolean }): Promise<void> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, number)
    if ((await followsCase(tx.db, row.id, memberId)) === follow) return
    if (follow) await insertFollow(tx, row.id, memberId)
    else await deleteFollow(tx, row.id, memberId)
    await audit(tx, { action: follow ? 'case.follow' : 'case.unfollow', subjectType: 'case', subjectId: row.id })
  })
}
