import type { Ctx } from '#app/core/context.server.ts'
import { unseal } from '#app/core/secret.server.ts'
import { verifyPassword } from '#app/domain/accounts/passwords/password-hash.server.ts'
import { slowDownTries } from '#app/domain/accounts/sessions/sign-in.server.ts'
import type { MemberDepartureTable } from '#db/schema/leaving.ts'
import { keyOfIdentity, keyOfLogin } from './departure-keys.server.ts'
import { returnPath } from './departure-link.server.ts'
import type { SealedCopy } from './departure.ts'
import { departuresByKey } from './queries/departures.server.ts'

/**
 * Where somebody who left returns to, when they sign in with the name and password they had: the mail may be lost, and not
 * everybody has an address. Takes as long for a name that nobody had as for a wrong password. Returning opens nothing:
 * signing in comes after it, with the second step where there was one.
 * @param login handle or e-mail address, as typed
 * @returns null: nobody who can still return had these
 */
export async function wayBackByPassword(
  ctx: Ctx,
  { login, password }: { login: string; password: string },
): Promise<string | null> {
  const departure = await latest(ctx, keyOfLogin(ctx.platform.env, login))
  if (departure !== null) await slowDownTries(ctx, departure.member_id)
  const right = await verifyPassword(departure === null ? null : passwordHashOf(ctx, departure), password)
  return right && departure !== null ? returnPath(ctx.platform.env, departure.id) : null
}

/** The same for whom a provider vouches for. */
export async function wayBackByIdentity(ctx: Ctx, who: { issuer: string; subject: string }): Promise<string | null> {
  const departure = await latest(ctx, keyOfIdentity(ctx.platform.env, who))
  return departure === null ? null : returnPath(ctx.platform.env, departure.id)
}

async function latest(ctx: Ctx, keyHash: string): Promise<MemberDepartureTable | null> {
  return (await departuresByKey(ctx.read, keyHash, ctx.now()))[0] ?? null
}

function passwordHashOf(ctx: Ctx, { id, sealed }: MemberDepartureTable): string | null {
  const text = sealed === null ? null : unseal(ctx.platform.env, 'departure', id, sealed)
  return text === null ? null : (JSON.parse(text) as SealedCopy).member.password_hash
}
