import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { wrongPasskey } from '#app/domain/accounts/factors/wrong-code.ts'
import { passkeyOfCredential } from '#app/domain/accounts/queries/factors.server.ts'
import { updatePasskey } from '#app/domain/accounts/store/factors.server.ts'
import { isChallenge, takeChallengeIn, type Asked } from './passkey-challenge.server.ts'
import { passkeySite } from './passkey-questions.server.ts'

/** An answer of a passkey that is genuine; `takeProofIn` uses it up. */
export type PasskeyProof = {
  memberId: string
  passkeyId: string
  credentialId: string
  challenge: string
  counter: number
}

/**
 * Whose passkey answered the question. The device checked fingerprint, face or PIN, so a passkey proves two factors.
 * @param credential what the browser answered, as JSON
 * @throws invalid, alike for every answer that is not taken
 */
export async function checkPasskey(ctx: Ctx, asked: Asked, credential: unknown): Promise<PasskeyProof> {
  const response = credential as AuthenticationResponseJSON
  const passkey = typeof response?.id === 'string' ? await passkeyOfCredential(ctx.read, response.id) : null
  if (passkey === null) throw wrongPasskey()
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { env } = ctx.platform
  const { id: expectedRPID, origin: expectedOrigin } = passkeySite(ctx)
  let challenge = ''
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (given) => isChallenge(env, asked, (challenge = given), ctx.now()),
    expectedOrigin,
    expectedRPID,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
      counter: Number(passkey.counter),
    },
    requireUserVerification: true,
  }).catch(() => null)
  if (answer === null || !answer.verified) throw wrongPasskey()
  return {
    memberId: passkey.member_id,
    passkeyId: passkey.id,
    credentialId: passkey.credential_id,
    challenge,
    counter: answer.authenticationInfo.newCounter,
  }
}

/** Uses up a proof in the transaction of what it opens. @throws invalid when it was used before */
export async function takeProofIn(tx: Tx, proof: PasskeyProof): Promise<void> {
  if (!(await takeChallengeIn(tx, proof.challenge, proof.credentialId))) throw wrongPasskey()
  await updatePasskey(tx, proof.passkeyId, { counter: proof.counter, last_used_at: tx.at })
}
