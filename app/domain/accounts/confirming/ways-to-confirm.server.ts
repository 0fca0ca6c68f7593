import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { maskedEmail } from '#app/domain/accounts/email/masked-email.ts'
import type { Asked } from '#app/domain/accounts/factors/passkeys/passkey-challenge.server.ts'
import { askPasskey } from '#app/domain/accounts/factors/passkeys/passkey-questions.server.ts'
import { authenticatorApp, passkeysOf } from '#app/domain/accounts/queries/factors.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { proofsThatCount } from '#app/domain/accounts/ways-in/identity-proof.ts'

/**
 * How the actor can prove their identity on the present page: the second factor where there is one, else the password, else a code sent
 * to `mailTo`, an address of which enough is shown to recognise it. None of them: only signing in again proves it.
 */
export type WaysToConfirm = {
  password: boolean
  mailTo: string | null
  /** A code of the app, or a recovery code. */
  code: boolean
  app: boolean
  passkey: Awaited<ReturnType<typeof askPasskey>> | null
}

export async function waysToConfirm(ctx: Ctx): Promise<WaysToConfirm> {
  const memberId = signedIn(ctx.actor)
  const found = await credentialsOf(ctx.read, { memberId })
  const app = (await authenticatorApp(ctx.read, memberId)) !== null
  const passkeys = (await passkeysOf(ctx.read, memberId)).length
  const email = found?.email ?? null
  const counts = proofsThatCount({
    password: found !== null && found.passwordHash !== null,
    mail: email !== null,
    app,
    passkeys,
  })
  return {
    password: counts.includes('password'),
    mailTo: email !== null && counts.includes('mailCode') ? maskedEmail(email) : null,
    code: counts.includes('recoveryCode'),
    app,
    passkey: counts.includes('passkey') ? await askPasskey(ctx, confirmedIn(ctx), memberId) : null,
  }
}

/** The question to a passkey belongs to the session it was asked in. */
export function confirmedIn({ session }: Pick<Ctx, 'session'>): Asked {
  return { for: 'confirm', subject: session?.idHash ?? '' }
}
