import type { Ctx } from './context.server.ts'

/**
 * Lets the database count what it plans by, and all connections take the new figures up. A sample is enough, so it takes
 * a second at a million posts; after much has come in, plans made by the old figures cost far more than that.
 */
export async function gatherStatistics(ctx: Ctx): Promise<void> {
  await ctx.write((tx) => tx.dialect.gatherStatistics(tx.db), { unseen: true })
}
