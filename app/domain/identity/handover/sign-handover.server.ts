import { randomUUID } from 'node:crypto'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { unseal } from '#app/core/secret.server.ts'
import { msOf } from '#app/core/time.ts'
import { workingHandoverKey } from '#app/domain/identity/queries/handover-keys.server.ts'
import { handoverSeconds } from './handover-key.ts'

/**
 * Signs a hand-over as the company's site would, to try it out on the command line.
 * @param input.claims `sub` and what else the token says
 * @param input.privateKey PEM of an EdDSA key; null for HS256, whose secret is known here
 * @returns the address to open within five minutes
 * @throws not_found for an unknown or ended key; invalid without the private key that it needs
 */
export async function signHandover(
  ctx: Ctx,
  input: { keyId: string; claims: Record<string, unknown>; privateKey: string | null; to: string | null },
): Promise<{ url: string }> {
  authorize(ctx.actor, 'signIn.administer')
  const key = await workingHandoverKey(ctx.read, input.keyId)
  if (key === null) throw notFound()
  const jose = await import('jose')
  const secret = key.secret === null ? null : unseal(ctx.platform.env, 'handover-key', key.id, key.secret)
  if (secret === null && input.privateKey === null) throw new DomainError('invalid', 'identity.problem.privateKey')
  const now = Math.floor(msOf(ctx.now()) / 1_000)
  const token = await new jose.SignJWT(input.claims)
    .setProtectedHeader({ alg: key.algorithm, kid: key.id })
    .setAudience(ctx.platform.env.ORIGIN)
    .setIssuedAt(now)
    .setExpirationTime(now + handoverSeconds.longest)
    .setJti(randomUUID())
    .sign(secret === null ? await jose.importPKCS8(input.privateKey ?? '', 'EdDSA') : Buffer.from(secret, 'base64url'))
  const query = new URLSearchParams({ token, ...(input.to === null ? {} : { to: input.to }) })
  return { url: `${ctx.platform.env.ORIGIN}/login/handover?${query}` }
}
