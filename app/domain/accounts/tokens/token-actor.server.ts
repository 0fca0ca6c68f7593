import type { Actor } from '#app/core/actor.ts'
import type { Platform } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { withSecondFactorRule } from '#app/domain/accounts/factors/second-factor-rule.ts'
import { tokenOwner } from '#app/domain/accounts/queries/identities.server.ts'
import { recordTokenUse } from '#app/domain/accounts/store/accounts.server.ts'
import { allScopes, narrowed, parseScopes, type Scope } from './scopes.ts'
import { isTokenText, tokenHash } from './token-text.server.ts'

export type TokenActor = { actor: Actor; tokenId: string; scopes: Scope[] }

const noteEveryMinutes = 5

/**
 * The member behind an API token, narrowed to what its scopes allow; null when the token is unknown, revoked or
 * expired, or its member suspended. Roles are read for each request, so a token loses what its member loses, a role that
 * waits for a second factor too. `scopes`
 * lists all that the token includes: `write` includes `read`.
 */
export async function tokenActor(
  platform: Pick<Platform, 'open' | 'notes' | 'settings'>,
  text: string,
  now: Instant,
): Promise<TokenActor | null> {
  if (!isTokenText(text)) return null
  const found = await tokenOwner(platform.open.reader, tokenHash(text), now)
  if (found === null) return null
  const { token, hasFactor } = found
  const actor = withSecondFactorRule(found.actor, hasFactor, platform.settings.get('accounts.secondFactorFor'))
  if (token.last_used_at === null || plus(token.last_used_at, { minutes: noteEveryMinutes }) <= now)
    await platform.notes.write(`token:${token.id}`, () => recordTokenUse(platform.open.db, token.id, now))
  const given = parseScopes(token.scopes)
  return { actor: narrowed(actor, given), tokenId: token.id, scopes: allScopes(given) }
}
