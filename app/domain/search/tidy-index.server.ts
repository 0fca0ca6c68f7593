import type { Ctx } from '#app/core/context.server.ts'

/** More than an index of a million documents needs; the rest is done the next time. */
const MOST_STEPS = 5_000

/**
 * Merges the segments that changes left in the index, in small steps between which others can write.
 * @returns the number of steps
 */
export async function tidyIndex(ctx: Ctx): Promise<number> {
  let steps = 0
  while (steps < MOST_STEPS && (await ctx.write((tx) => tx.dialect.fullText.tidy(tx.db), { unseen: true }))) steps++
  return steps
}
