import type { Ctx } from '#app/core/context.server.ts'
import { deleteSession } from '#app/domain/accounts/store/accounts.server.ts'

/** Ends the session in use. Without one there is nothing to do. */
export async function signOut(ctx: Ctx, input: { sessionHash: string | null }): Promise<void> {
  const { sessionHash } = input
  if (sessionHash === null) return
  await ctx.write((tx) => deleteSession(tx.db, sessionHash))
}
