import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { deleteOwnSession, deleteSessionsOf } from '#app/domain/accounts/store/accounts.server.ts'

/**
 * Ends one of the actor's sessions.
 * @param input.id as `listSessions` names it
 * @throws not_found for another member's session, or an ended one
 */
export async function revokeSession(ctx: Ctx, input: { id: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  const ended = await ctx.write((tx) => deleteOwnSession(tx.db, memberId, input.id))
  if (!ended) throw new DomainError('not_found', 'errors.notFound')
}

/** Ends every session of the actor but the present one. @returns how many ended. */
export async function revokeOtherSessions(ctx: Ctx, input: { sessionHash: string | null }): Promise<number> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  return ctx.write((tx) => deleteSessionsOf(tx.db, memberId, input.sessionHash))
}
