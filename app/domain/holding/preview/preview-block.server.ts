import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { valueOfBlock } from '#app/domain/holding/blocks/value-of-block.server.ts'
import { barsOf } from '#app/domain/holding/rules/bars.ts'
import { blockKinds, type BlockKind } from '#app/registry/block-kinds.ts'
import { pastEffect, type PastEffect } from './past-effect.server.ts'

/**
 * What a block would have held in the last 90 days. A range of addresses goes by where members signed in from, because
 * posts keep no address. @throws forbidden; invalid on `value`
 */
export async function previewBlock(
  ctx: Ctx,
  { kind, value: typed }: { kind: BlockKind; value: string },
): Promise<PastEffect & { value: string }> {
  authorize(ctx.actor, 'content.moderate')
  const value = valueOfBlock(ctx, kind, typed)
  const bars = barsOf(ctx.setting)
  const effect = await pastEffect(ctx, {
    rules: [blockKinds[kind].holds],
    before: { bars, block: null },
    after: { bars, block: { kind, value } },
  })
  return { ...effect, value }
}
