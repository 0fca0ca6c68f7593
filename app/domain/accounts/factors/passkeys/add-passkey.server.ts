import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { msOf } from '#app/core/time.ts'
import { factorsChangedIn } from '#app/domain/accounts/factors/factors-changed.server.ts'
import { wrongPasskey } from '#app/domain/accounts/factors/wrong-code.ts'
import { passkeysOf } from '#app/domain/accounts/queries/factors.server.ts'
import { insertPasskey } from '#app/domain/accounts/store/factors.server.ts'
import { isChallenge, takeChallengeIn } from './passkey-challenge.server.ts'
import { addedIn, passkeySite } from './passkey-questions.server.ts'

/** More devices than anyone has; a bound for what one member stores. */
const mostPasskeys = 20

/**
 * Adds a passkey that the browser made for the question of `askNewPasskey`. Records `member.factorsChanged`.
 * @param input.credential what the browser answered, as JSON
 * @returns recovery codes to show once; null where the member has some
 * @throws forbidden with the code `reauthenticate`; invalid; not_now with too many
 */
export async function addPasskey(
  ctx: Ctx,
  input: { name: string; credential: unknown },
): Promise<{ codes: string[] | null }> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  requireRecentSignIn(ctx)
  const made = await verified(ctx, input.credential as RegistrationResponseJSON)
  try {
    return await ctx.write(
      async (tx) => {
        if ((await passkeysOf(tx.db, memberId)).length >= mostPasskeys)
          throw new DomainError('not_now', 'accounts.passkey.tooMany', { params: { count: mostPasskeys } })
        if (!(await takeChallengeIn(tx, made.challenge, made.id))) throw wrongPasskey()
        await insertPasskey(tx, {
          id: newId('passkey', msOf(tx.at)),
          member_id: memberId,
          credential_id: made.id,
          public_key: Buffer.from(made.publicKey).toString('base64url'),
          counter: made.counter,
          transports: (made.transports ?? []).join(' '),
          name: input.name,
          created_at: tx.at,
          last_used_at: null,
        })
        return factorsChangedIn(ctx, tx, memberId, 'passkeyAdded')
      },
      { repeat: 'refuse' },
    )
  } catch (error) {
    if (ctx.dialect.isUniqueViolation(error)) throw new DomainError('conflict', 'accounts.passkey.taken')
    throw error
  }
}

async function verified(ctx: Ctx, response: RegistrationResponseJSON) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { env } = ctx.platform
  const { id: expectedRPID, origin: expectedOrigin } = passkeySite(ctx)
  let challenge = ''
  const answer = await verifyRegistrationResponse({
    response,
    expectedChallenge: (given) => isChallenge(env, addedIn(ctx), (challenge = given), ctx.now()),
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
  }).catch(() => null)
  if (answer === null || !answer.verified) throw wrongPasskey()
  return { ...answer.registrationInfo.credential, challenge }
}
