import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { Ctx } from '#app/core/context.server.ts'
import { unseal } from '#app/core/secret.server.ts'
import { dateOf, plus, toInstant } from '#app/core/time.ts'
import { factsFrom, type IdentityFacts } from '#app/domain/identity/facts.ts'
import { ProviderFailure } from '#app/domain/identity/protocol/provider-problem.ts'
import { providerOf, type Provider, type ProviderProblem } from '#app/domain/identity/provider.ts'
import { noteProvider } from '#app/domain/identity/providers/note-provider.server.ts'
import { workingHandoverKey } from '#app/domain/identity/queries/handover-keys.server.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { markHandoverKeyUsed, takeHandover as takeRow } from '#app/domain/identity/store/handover.server.ts'
import type { HandoverKeyTable } from '#db/schema/identity.ts'
import { handoverSeconds } from './handover-key.ts'

/** Longer than any that is meant: RSA keys and certificates have no place in it. */
const longestToken = 8_000

/**
 * Reads a token by which the company's own site hands a customer over, and uses it up: signature of a key that works,
 * audience, times, and that it comes for the first time.
 * @throws ProviderFailure
 */
export async function takeHandover(
  ctx: Ctx,
  { token }: { token: string },
): Promise<{ provider: Provider; facts: IdentityFacts }> {
  const key = await keyOf(ctx, token)
  const row = key === null ? null : await findProviderRow(ctx.read, { id: key.provider_id })
  if (key === null || row === null || row.state === 'off') throw new ProviderFailure('failed', 'unknownKey')
  const provider = providerOf(row)
  try {
    const payload = await verified(ctx, token, key)
    const facts = factsFrom('handover', payload, provider.claims)
    if (facts === null) throw new ProviderFailure('failed', 'noId')
    await spend(ctx, key, payload)
    await noteProvider(ctx, { id: row.id, problem: null })
    return { provider, facts }
  } catch (error) {
    const failure = error instanceof ProviderFailure ? error : failureOf(error)
    if (failure.problem !== null) await noteProvider(ctx, { id: row.id, problem: failure.problem })
    throw failure
  }
}

async function keyOf(ctx: Ctx, token: string): Promise<HandoverKeyTable | null> {
  if (token === '' || token.length > longestToken) return null
  const { decodeProtectedHeader } = await import('jose')
  try {
    const { kid } = decodeProtectedHeader(token)
    return kid === undefined ? null : await workingHandoverKey(ctx.read, kid)
  } catch (error) {
    if (ctx.dialect.isOffline(error)) throw error
    return null
  }
}

async function verified(
  ctx: Ctx,
  token: string,
  key: HandoverKeyTable,
): Promise<JWTPayload & { jti: string; exp: number }> {
  const jose = await import('jose')
  const secret = key.secret === null ? null : unseal(ctx.platform.env, 'handover-key', key.id, key.secret)
  if (key.algorithm === 'HS256' && secret === null) throw new ProviderFailure('failed', 'unknownKey')
  const { payload } = await jose.jwtVerify(
    token,
    key.algorithm === 'HS256'
      ? Buffer.from(secret ?? '', 'base64url')
      : await jose.importJWK(JSON.parse(key.public_key ?? '{}') as Parameters<typeof jose.importJWK>[0], 'EdDSA'),
    {
      algorithms: key.algorithm === 'HS256' ? ['HS256'] : ['EdDSA', 'Ed25519'],
      audience: ctx.platform.env.ORIGIN,
      requiredClaims: ['exp', 'iat', 'jti'],
      clockTolerance: handoverSeconds.skew,
      currentDate: dateOf(ctx.now()),
    },
  )
  const { iat = 0, exp = 0, jti = '' } = payload
  if (exp - iat > handoverSeconds.longest) throw new ProviderFailure('failed', 'tooLongLived')
  if (iat > dateOf(ctx.now()).getTime() / 1_000 + handoverSeconds.skew)
    throw new ProviderFailure('failed', 'clockDiffers')
  return { ...payload, jti, exp }
}

async function spend(ctx: Ctx, key: HandoverKeyTable, { jti, exp }: { jti: string; exp: number }): Promise<void> {
  const hash = createHash('sha256').update(`${key.id} ${jti}`).digest('hex')
  const expiresAt = plus(toInstant(exp * 1_000), { ms: 2 * handoverSeconds.skew * 1_000 })
  const first = await ctx.write(
    async (tx) => {
      const taken = await takeRow(tx, hash, expiresAt)
      if (taken) await markHandoverKeyUsed(tx, key.id)
      return taken
    },
    { unseen: true },
  )
  if (!first) throw new ProviderFailure('used', null)
}

/** The error of jose in the words of `identity.problem`; a token that is merely too old is nobody's mistake. */
function failureOf(error: unknown): ProviderFailure {
  const { code, claim } = error as { code?: string; claim?: string }
  if (code === 'ERR_JWT_EXPIRED') return new ProviderFailure('expired', null, { cause: error })
  const problem: ProviderProblem =
    code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' || code === 'ERR_JOSE_ALG_NOT_ALLOWED'
      ? 'badSignature'
      : claim === 'aud'
        ? 'wrongAudience'
        : claim === 'exp' || claim === 'iat' || claim === 'jti'
          ? 'claimMissing'
          : 'answerUnreadable'
  return new ProviderFailure('failed', problem, { cause: error })
}
