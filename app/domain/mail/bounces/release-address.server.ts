import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { addressOf, memberOfAddress } from '#app/domain/mail/queries/suppressions.server.ts'
import { releaseSuppression, suppressionForUpdate } from '#app/domain/mail/store/bounces.server.ts'

/** A member asks for mail to their own address again, after mending it. Records `mail.released`. @throws not_found */
export async function releaseOwnAddress(ctx: Ctx): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      const address = await addressOf(tx.db, memberId)
      if (address === null || !(await release(tx, address))) throw notFound()
    },
    { unseen: true },
  )
}

/** An admin lets an address take mail again. Audited. @throws not_found */
export async function releaseAddress(ctx: Ctx, { address }: { address: string }): Promise<void> {
  authorize(ctx.actor, 'mail.administer')
  await ctx.write(async (tx) => {
    if (!(await release(tx, address))) throw notFound()
    // No address in the log, which outlives an erased member.
    const memberId = await memberOfAddress(tx.db, address)
    await audit(tx, { action: 'mail.release', subjectType: 'member', subjectId: memberId ?? 'none' })
  })
}

async function release(tx: Tx, address: string): Promise<boolean> {
  const row = await suppressionForUpdate(tx, address)
  if (row === undefined || row.released_at !== null) return false
  await releaseSuppression(tx, address)
  await tx.record('mail.released', { memberId: await memberOfAddress(tx.db, address) })
  return true
}
