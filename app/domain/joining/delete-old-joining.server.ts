import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteEnded } from './store/joining.server.ts'

/** How long the addresses of invitations that ended and of decided requests are kept. */
const joiningKeptDays = 30

/** Forgets invitations that ended and requests that were decided, with their addresses. */
export async function deleteOldJoining(ctx: Ctx): Promise<void> {
  await ctx.write((tx) => deleteEnded(tx, plus(tx.at, { days: -joiningKeptDays })), { unseen: true })
}
