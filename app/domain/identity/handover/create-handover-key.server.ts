import { randomBytes } from 'node:crypto'
import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { seal } from '#app/core/secret.server.ts'
import { msOf } from '#app/core/time.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { insertHandoverKey } from '#app/domain/identity/store/handover.server.ts'
import type { HandoverKeyTable } from '#db/schema/identity.ts'

/** As long as the hash of HS256 (RFC 7518, 3.2). */
const secretBytes = 32

/**
 * Adds a key by which the company's site signs hand-overs; earlier ones work until they are ended, so that programs can
 * be changed one after the other. Audited.
 * @param input.publicKey of EdDSA: PEM or JWK; the private key never comes here
 * @returns `secret` of HS256, which is shown this once; null for EdDSA
 * @throws forbidden with the code `reauthenticate`; not_found; invalid on `publicKey`
 */
export async function createHandoverKey(
  ctx: Ctx,
  input: { providerId: string; algorithm: HandoverKeyTable['algorithm']; publicKey: string },
): Promise<{ id: string; secret: string | null }> {
  authorize(ctx.actor, 'signIn.administer')
  requireRecentSignIn(ctx)
  const secret = input.algorithm === 'HS256' ? randomBytes(secretBytes).toString('base64url') : null
  const publicKey = secret === null ? await publicJwk(input.publicKey) : null
  return ctx.write(
    async (tx) => {
      const provider = await findProviderRow(tx.db, { id: input.providerId })
      if (provider?.kind !== 'handover') throw notFound()
      const id = newId('handoverKey', msOf(tx.at))
      await insertHandoverKey(tx, {
        id,
        provider_id: provider.id,
        algorithm: input.algorithm,
        secret: secret === null ? null : seal(ctx.platform.env, 'handover-key', id, secret),
        public_key: publicKey,
        created_at: tx.at,
        last_used_at: null,
        ended_at: null,
      })
      await audit(tx, {
        action: 'signIn.createHandoverKey',
        subjectType: 'handoverKey',
        subjectId: id,
        after: { algorithm: input.algorithm },
      })
      return { id, secret }
    },
    { repeat: 'again' },
  )
}

/** The public half alone, whatever was pasted. */
async function publicJwk(text: string): Promise<string> {
  const jose = await import('jose')
  try {
    const key = text.trim().startsWith('{')
      ? await jose.importJWK(publicPart(JSON.parse(text) as Record<string, unknown>), 'EdDSA')
      : await jose.importSPKI(text.trim(), 'EdDSA', { extractable: true })
    return JSON.stringify(await jose.exportJWK(key))
  } catch {
    throw new DomainError('invalid', 'identity.problem.publicKey', {
      fields: { publicKey: { key: 'identity.problem.publicKey' } },
    })
  }
}

function publicPart({ kty, crv, x }: Record<string, unknown>): { kty: string; crv: string; x: string; ext: true } {
  return { kty: String(kty), crv: String(crv), x: String(x), ext: true }
}
