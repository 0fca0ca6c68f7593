import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { membersLike } from '#app/domain/accounts/queries/member-suggestions.server.ts'

export type SuggestedMember = { handle: string; name: string }

/**
 * Members whose handle, name or a word of the name begins with the typed text, the most recently active first. For
 * completing `@…`.
 */
export async function suggestMembers(ctx: Ctx, typed: string, limit: number): Promise<SuggestedMember[]> {
  authorize(ctx.actor, 'member.read')
  return membersLike(ctx.read, ctx.dialect, typed, limit)
}
