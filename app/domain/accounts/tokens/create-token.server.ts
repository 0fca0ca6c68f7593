import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { msOf, plus } from '#app/core/time.ts'
import { insertToken } from '#app/domain/accounts/store/accounts.server.ts'
import { scopes, type Scope } from './scopes.ts'
import { newTokenText, tokenHash } from './token-text.server.ts'

/** A token is valid for a year at most, so forgotten ones end. */
export const longestTokenDays = 365

export type NewToken = { memberId: string; name: string; scopes: readonly Scope[]; days?: number }

/**
 * Creates a token for a member. `text` is shown to its owner now and never again: only the hash is stored.
 * @throws forbidden for another member's token, except for admins
 */
export async function createToken(ctx: Ctx, input: NewToken): Promise<{ id: string; text: string; expiresAt: string }> {
  authorize(ctx.actor, 'token.administer', { ownerId: input.memberId })
  requireRecentSignIn(ctx)
  const text = newTokenText()
  return ctx.write(
    async (tx) => {
      const id = newId('token', msOf(tx.at))
      const expiresAt = plus(tx.at, { days: Math.min(input.days ?? longestTokenDays, longestTokenDays) })
      const given = scopes.filter((scope) => input.scopes.includes(scope))
      await insertToken(tx, {
        id,
        member_id: input.memberId,
        name: input.name,
        token_hash: tokenHash(text),
        scopes: given.join(' '),
        created_at: tx.at,
        expires_at: expiresAt,
        last_used_at: null,
        revoked_at: null,
      })
      await audit(tx, {
        action: 'token.create',
        subjectType: 'token',
        subjectId: id,
        after: { memberId: input.memberId, scopes: given, expiresAt },
      })
      return { id, text, expiresAt }
    },
    { repeat: 'refuse' },
  )
}
