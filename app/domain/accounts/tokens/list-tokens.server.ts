import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { tokensOf } from '#app/domain/accounts/queries/identities.server.ts'
import { parseScopes, type Scope } from './scopes.ts'

/** A token as its owner sees it, without the text, which is not stored. `lastUsedAt` null: never used. */
export type TokenView = {
  id: string
  name: string
  scopes: Scope[]
  createdAt: Instant
  expiresAt: Instant
  lastUsedAt: Instant | null
  ended: boolean
}

/** The tokens of a member, newest first, with the ended ones. */
export async function listTokens(ctx: Ctx, input: { memberId: string }): Promise<TokenView[]> {
  authorize(ctx.actor, 'token.administer', { ownerId: input.memberId })
  const now = ctx.now()
  return (await tokensOf(ctx.read, input.memberId)).map((token) => ({
    id: token.id,
    name: token.name,
    scopes: parseScopes(token.scopes),
    createdAt: token.created_at,
    expiresAt: token.expires_at,
    lastUsedAt: token.last_used_at,
    ended: token.revoked_at !== null || token.expires_at <= now,
  }))
}
