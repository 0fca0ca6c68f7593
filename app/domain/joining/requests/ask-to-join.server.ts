import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { emailIsTaken } from '#app/domain/accounts/queries/claims.server.ts'
import { refuseBlocked } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import { openRequestOf } from '#app/domain/joining/queries/requests.server.ts'
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
  return ctx.write(async (tx) => {
    const state = (await emailIsTaken(tx.db, input.email)) ? 'known' : 'waiting'
    const open = await openRequestOf(tx.db, input.email)
    if (open !== null) return { requestId: open.id }
    const request: RegistrationRequestTable = {
      id: newId('registrationRequest', msOf(tx.at)),
      name: input.name,
      email: input.email,
      about: input.about,
      language: ctx.locale,
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
        reason: 'asksToJoin',
        evidence: {},
      })
    await tx.record('registration.requested', { requestId: request.id })
    return { requestId: request.id }
  })
}

/** Mails what became of a request. */
export function answerIn(tx: Tx, { id, email, language }: RegistrationRequestTable): Promise<void> {
  const key = `registrationAnswer ${id}`
  return queueMail(tx, { kind: 'registrationAnswer', payload: { requestId: id }, key, address: email, language })
}
