import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { BlockInput } from '#app/domain/holding/input.ts'
import { blockOf } from '#app/domain/holding/queries/blocks.server.ts'
import { insertBlock } from '#app/domain/holding/store/blocks.server.ts'
import type { BlockTable } from '#db/schema/holding.ts'
import { valueOfBlock } from './value-of-block.server.ts'

/**
 * Blocks a host of links, a range of addresses, a mail domain or a word, from now on. Audited.
 * @throws forbidden; invalid on `value`; conflict on `value` when it is blocked already
 */
export async function createBlock(ctx: Ctx, { kind, value: typed, reason, days }: BlockInput): Promise<BlockTable> {
  authorize(ctx.actor, 'content.moderate')
  const value = valueOfBlock(ctx, kind, typed)
  return ctx.write(async (tx) => {
    const made = await createBlockIn(tx, { kind, value, reason, days })
    if (made === null)
      throw new DomainError('conflict', 'blocks.problem.twice', { fields: { value: { key: 'blocks.problem.twice' } } })
    return made
  })
}

/**
 * The same in the transaction of a decision that blocks. Audited. @param block.value as it is stored
 * @returns null when it is blocked already
 */
export async function createBlockIn(
  tx: Tx,
  { kind, value, reason, days, decisionId = null }: BlockInput & { decisionId?: string | null },
): Promise<BlockTable | null> {
  if ((await blockOf(tx.db, tx.at, kind, value)) !== null) return null
  const block: BlockTable = {
    id: newId('block', msOf(tx.at)),
    kind,
    value,
    reason,
    made_at: tx.at,
    made_by: tx.actor.memberId,
    until_at: days === 0 ? null : plus(tx.at, { days }),
    ended_at: null,
    ended_by: null,
    decision_id: decisionId,
  }
  await insertBlock(tx, block)
  await audit(tx, {
    action: 'block.create',
    subjectType: 'block',
    subjectId: block.id,
    after: { kind, value, until: block.until_at },
    reason,
  })
  return block
}
