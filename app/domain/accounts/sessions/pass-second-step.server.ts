import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { askPasskey } from '#app/domain/accounts/factors/passkeys/passkey-questions.server.ts'
import { checkPasskey, takeProofIn } from '#app/domain/accounts/factors/passkeys/prove-by-passkey.server.ts'
import { proveByCodeIn } from '#app/domain/accounts/factors/prove-by-code.server.ts'
import { wrongPasskey } from '#app/domain/accounts/factors/wrong-code.ts'
import { authenticatorApp, passkeysOf, secondStepMember } from '#app/domain/accounts/queries/factors.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { takeSecondStep } from '#app/domain/accounts/store/factors.server.ts'
import { limits } from '#app/registry/limits.ts'
import { secondStepHash } from './enter.server.ts'
import { sessionRepeat, startSession, type Device } from './start-session.server.ts'

/** What the page of the second step offers; null: the first step is unknown, used or outlived. */
export type WaitingStep = { app: boolean; passkey: Awaited<ReturnType<typeof askPasskey>> | null }

/** @param token of the cookie; null without one */
export async function waitingStep(ctx: Ctx, token: string | null): Promise<WaitingStep | null> {
  const memberId = token === null ? null : await secondStepMember(ctx.read, secondStepHash(token), ctx.now())
  if (token === null || memberId === null) return null
  const passkeys = await passkeysOf(ctx.read, memberId)
  return {
    app: (await authenticatorApp(ctx.read, memberId)) !== null,
    passkey: passkeys.length === 0 ? null : await askPasskey(ctx, askedOf(token), memberId),
  }
}

type Passing = { token: string | null; device: Device }

/**
 * Ends a sign-in by a code of the app or a recovery code.
 * @throws not_now when the first step is to be done again; invalid on `code`; rate_limited
 */
export async function passSecondStepByCode(
  ctx: Ctx,
  { token, device, code }: Passing & { code: string },
): Promise<{ actor: Actor; sessionId: string }> {
  const memberId = await memberOf(ctx, token)
  await ctx.platform.limits.take('factorCode', memberId, limits.factorCode.new)
  const entered = await pass(ctx, token, device, (tx) => proveByCodeIn(ctx.platform.env, tx, memberId, code))
  await ctx.platform.limits.giveBack('factorCode', memberId, limits.factorCode.new)
  return entered
}

/**
 * Ends a sign-in by a passkey of the same member.
 * @throws not_now when the first step is to be done again; invalid
 */
export async function passSecondStepByPasskey(
  ctx: Ctx,
  { token, device, credential }: Passing & { credential: unknown },
): Promise<{ actor: Actor; sessionId: string }> {
  const memberId = await memberOf(ctx, token)
  const proof = await checkPasskey(ctx, askedOf(token ?? ''), credential)
  if (proof.memberId !== memberId) throw wrongPasskey()
  return pass(ctx, token, device, (tx) => takeProofIn(tx, proof))
}

function askedOf(token: string) {
  return { for: 'secondStep' as const, subject: secondStepHash(token) }
}

async function memberOf(ctx: Ctx, token: string | null): Promise<string> {
  const memberId = token === null ? null : await secondStepMember(ctx.read, secondStepHash(token), ctx.now())
  if (memberId === null) throw ended()
  return memberId
}

/** The first step is used up only when the second is proven: a mistyped code can be corrected. */
async function pass(
  ctx: Ctx,
  token: string | null,
  device: Device,
  prove: (tx: Tx) => Promise<void>,
): Promise<{ actor: Actor; sessionId: string }> {
  return ctx.write(async (tx) => {
    const memberId = token === null ? null : await takeSecondStep(tx, secondStepHash(token))
    const found = memberId === null ? null : await credentialsOf(tx.db, { memberId })
    if (found === null) throw ended()
    await prove(tx)
    const { actor } = found
    return { actor, sessionId: await startSession(tx.as(actor, tx.at), actor.memberId, actor, device) }
  }, sessionRepeat)
}

function ended(): DomainError {
  return new DomainError('not_now', 'accounts.secondStep.ended', { code: 'second_step_ended' })
}
