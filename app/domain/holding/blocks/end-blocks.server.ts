import type { Ctx } from '#app/core/context.server.ts'
import { markPastBlocks } from '#app/domain/holding/store/blocks.server.ts'

/** Notes which blocks are over, so that what they blocked can be blocked again. They had no effect any more by the clock. */
export async function endBlocks(ctx: Ctx): Promise<number> {
  return ctx.write((tx) => markPastBlocks(tx))
}
