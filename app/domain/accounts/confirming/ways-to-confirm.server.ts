import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { maskedEmail } from '#app/domain/accounts/email/masked-email.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'

/**
 * How the actor can prove their identity on the present page, the strongest they have: the password, else a code sent to
 * `mailTo`, an address of which enough is shown to recognise it. All null or false: only signing in again proves it.
 */
export type WaysToConfirm = { password: boolean; mailTo: string | null }

export async function waysToConfirm(ctx: Ctx): Promise<WaysToConfirm> {
  const found = await credentialsOf(ctx.read, { memberId: signedIn(ctx.actor) })
  const password = found !== null && found.passwordHash !== null
  const email = found?.email ?? null
  return { password, mailTo: password || email === null ? null : maskedEmail(email) }
}
