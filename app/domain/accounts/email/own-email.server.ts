import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'

export type OwnEmail = { email: string | null; verified: boolean }

/** The actor's address; `email` null when there is none. */
export async function ownEmail(ctx: Ctx): Promise<OwnEmail> {
  const member = await memberById(ctx.read, signedIn(ctx.actor))
  return { email: member?.email ?? null, verified: member?.email_verified_at != null }
}
