import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import { tokensOf, tokensOfAll } from '#app/domain/accounts/queries/identities.server.ts'
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

/** A token among those of all members. */
export type OwnedToken = TokenView & { revoked: boolean; owner: { handle: string; name: string } }

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

/**
 * The tokens of all members, or of one, newest first, with the ended ones. @throws forbidden, except for admins; invalid
 * for a broken cursor
 */
export async function listAllTokens(
  ctx: Ctx,
  { memberId, limit, cursor }: { memberId: string | null } & PageRequest,
): Promise<Page<OwnedToken>> {
  authorize(ctx.actor, 'token.administer')
  const before = cursor === null ? null : String(decodeCursor(cursor, 1)[0])
  const rows = await tokensOfAll(ctx.read, { memberId, before, limit: limit + 1 })
  const { items, next } = toPage(rows, limit, ({ id }) => [id])
  const now = ctx.now()
  return {
    next,
    items: items.map((token) => ({
      id: token.id,
      name: token.name,
      scopes: parseScopes(token.scopes),
      createdAt: token.created_at,
      expiresAt: token.expires_at,
      lastUsedAt: token.last_used_at,
      ended: token.revoked_at !== null || token.expires_at <= now,
      revoked: token.revoked_at !== null,
      owner: { handle: token.handle, name: token.owner },
    })),
  }
}
