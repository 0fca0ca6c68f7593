import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { endHandoverKeyRow } from '#app/domain/identity/store/handover.server.ts'

/**
 * Ends a key: nothing signed with it is accepted from now on. Audited.
 * @throws forbidden with the code `reauthenticate`; not_found for an unknown key and one that ended
 */
export async function endHandoverKey(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'signIn.administer')
  requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    if (!(await endHandoverKeyRow(tx, id))) throw notFound()
    await audit(tx, { action: 'signIn.endHandoverKey', subjectType: 'handoverKey', subjectId: id })
  })
}
