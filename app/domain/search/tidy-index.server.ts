import type { Ctx } from '#app/core/context.server.ts'

/** Far more than an index of a million documents needs; what is left is done the next time. */
const MOST_STEPS = 5_000

/**
 * Brings the pieces of the index together that changes left behind, in small steps between which others write. @returns
 * how many steps
 */
export async function tidyIndex(ctx: Ctx): Promise<number> {
  let steps = 0
  while (steps < MOST_STEPS && (await ctx.write((tx) => tx.dialect.fullText.tidy(tx.db), { unseen: true }))) steps++
  return steps
}
