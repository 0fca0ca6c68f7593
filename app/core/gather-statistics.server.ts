import type { Ctx } from './context.server.ts'

/**
 * Updates the statistics of the query planner and makes all connections read them. A sample is enough, so it takes a
 * second at a million posts; after a large import, plans made from old statistics cost far more than that.
 */
export async function gatherStatistics(ctx: Ctx): Promise<void> {
  await ctx.write((tx) => tx.dialect.gatherStatistics(tx.db), { unseen: true })
}
