import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { emailIsTaken } from '#app/domain/accounts/queries/claims.server.ts'
import { refuseBlocked } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import { openRequestOf } from '#app/domain/joining/queries/requests.server.ts'
import { joiningSignals, type JoiningSignal } from '#app/domain/joining/signals/joining-signals.server.ts'
import { insertRequest } from '#app/domain/joining/store/joining.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { limits } from '#app/registry/limits.ts'
import type { RegistrationRequestTable } from '#db/schema/joining.ts'

/**
 * Asks to become a member of a site that decides about each. Whoever asks gets the same page, also for an address that has
 * a member: its owner is told by mail. Twice is one request while it is open. Records `registration.requested`.
 * @returns the id of the request, for its page
 * @throws not_now when registration is not by approval, and from a blocked range; invalid on `email`; rate_limited
 */
export async function askToJoin(
  ctx: Ctx,
  input: { name: string; email: string; about: string },
): Promise<{ requestId: string }> {
  if (ctx.setting('accounts.registration') !== 'approval')
    throw new DomainError('not_now', 'accounts.problem.registrationClosed')
  await refuseBlocked(ctx, { email: input.email, ip: ctx.ip })
  await ctx.platform.limits.take('register', addressKey(ctx.ip ?? 'local'), limits.register.new)
  const [signal] = await joiningSignals(ctx, { email: input.email, ip: ctx.ip })
  return ctx.write((tx) => openRequestIn(tx, { ...input, language: ctx.locale }, signal ?? 'asksToJoin'))
}

/**
 * Opens the request of somebody who has to wait, or finds the one that is open, in a transaction. Records
 * `registration.requested`.
 */
export async function openRequestIn(
  tx: Tx,
  asked: Pick<RegistrationRequestTable, 'name' | 'email' | 'about' | 'language'>,
  reason: JoiningSignal | 'asksToJoin',
): Promise<{ requestId: string }> {
  const state = (await emailIsTaken(tx.db, asked.email)) ? 'known' : 'waiting'
  const open = await openRequestOf(tx.db, asked.email)
  if (open !== null) return { requestId: open.id }
  const request: RegistrationRequestTable = {
    id: newId('registrationRequest', msOf(tx.at)),
    ...asked,
    state,
    created_at: tx.at,
    decided_at: null,
    note: '',
  }
  await insertRequest(tx, request)
  if (state === 'known') await answerIn(tx, request)
  else
    await openReviewItem(tx, {
      kind: 'registration',
      subjectType: 'registrationRequest',
      subjectId: request.id,
      reason,
      evidence: {},
    })
  await tx.record('registration.requested', { requestId: request.id })
  return { requestId: request.id }
}

/** Mails what became of a request, each time that it is decided. */
export function answerIn(tx: Tx, { id, email, language }: RegistrationRequestTable): Promise<void> {
  const key = `registrationAnswer ${id} ${tx.at}`
  return queueMail(tx, { kind: 'registrationAnswer', payload: { requestId: id }, key, address: email, language })
}
