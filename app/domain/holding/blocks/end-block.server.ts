import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { findBlock } from '#app/domain/holding/queries/blocks.server.ts'
import { markBlockEnded } from '#app/domain/holding/store/blocks.server.ts'
import type { BlockTable } from '#db/schema/holding.ts'

/** Ends a block now; one that is over stays as it is. Audited. @throws forbidden; not_found */
export async function endBlock(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'content.moderate')
  await ctx.write(async (tx) => {
    const block = await findBlock(tx.db, id)
    if (block === null) throw notFound()
    await endBlockIn(tx, block)
  })
}

/** The same in the transaction of what ends it. Audited. */
export async function endBlockIn(tx: Tx, { id, kind, value }: BlockTable): Promise<void> {
  if (!(await markBlockEnded(tx, id))) return
  await audit(tx, { action: 'block.end', subjectType: 'block', subjectId: id, before: { kind, value } })
}
