import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteOldMemory as deleteSome } from './store/memory.server.ts'

/** No rule looks further back: the most that `holding.spamDays` and `holding.alikeDays` allow. */
const keptDays = 90
const perWrite = 500

/** Forgets texts that no rule compares any more. */
export async function deleteOldMemory(ctx: Ctx): Promise<void> {
  const before = plus(ctx.now(), { days: -keptDays })
  while (await ctx.write((tx) => deleteSome(tx, before, perWrite), { unseen: true }));
}
