import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { askPasskey } from '#app/domain/accounts/factors/passkeys/passkey-questions.server.ts'
import { checkPasskey, takeProofIn } from '#app/domain/accounts/factors/passkeys/prove-by-passkey.server.ts'
import { wrongPasskey } from '#app/domain/accounts/factors/wrong-code.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { deleteSession } from '#app/domain/accounts/store/accounts.server.ts'
import { sessionRepeat, startSession, type Device } from './start-session.server.ts'

const asked = { for: 'signIn', subject: '' } as const

/** What the page of signing in asks of any passkey on the device. */
export function askToSignIn(ctx: Ctx): ReturnType<typeof askPasskey> {
  return askPasskey(ctx, asked, null)
}

/**
 * Begins a session by a passkey alone: the device and what unlocks it are two factors, so no second step follows.
 * @param input.replaces hash of the browser's session until now
 * @throws invalid
 */
export async function signInByPasskey(
  ctx: Ctx,
  input: { credential: unknown; device: Device; replaces: string | null },
): Promise<{ actor: Actor; sessionId: string }> {
  const proof = await checkPasskey(ctx, asked, input.credential)
  return ctx.write(async (tx) => {
    const found = await credentialsOf(tx.db, { memberId: proof.memberId })
    if (found === null) throw wrongPasskey()
    await takeProofIn(tx, proof)
    if (input.replaces !== null) await deleteSession(tx.db, input.replaces)
    const { actor } = found
    return { actor, sessionId: await startSession(tx.as(actor, tx.at), actor.memberId, actor, input.device) }
  }, sessionRepeat)
}
