import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { msOf, plus } from '#app/core/time.ts'
import { isOfDomain } from '#app/domain/accounts/email/mail-domain.ts'
import { emailIsTaken } from '#app/domain/accounts/queries/claims.server.ts'
import { refuseBlocked } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import { createInvitationIn } from '#app/domain/joining/invitations/create-invitation.server.ts'
import { invitedNow } from '#app/domain/joining/queries/invitations.server.ts'
import { openRequestOf } from '#app/domain/joining/queries/requests.server.ts'
import { insertRequest } from '#app/domain/joining/store/joining.server.ts'
import { limits } from '#app/registry/limits.ts'
import { answerIn } from './ask-to-join.server.ts'

/**
 * Sends the link to register to an address of an allowed mail domain: that the mail arrives there is the proof. The answer
 * is the same for an address that has a member, whose owner is told by mail. Records `invitation.created`.
 * @throws not_now when registration is not by domain; invalid on `email` for another domain; rate_limited
 */
export async function askByDomain(ctx: Ctx, { email }: { email: string }): Promise<void> {
  if (ctx.setting('accounts.registration') !== 'domain')
    throw new DomainError('not_now', 'accounts.problem.registrationClosed')
  if (!isOfDomain(email, ctx.setting('accounts.registrationDomains')))
    throw new DomainError('invalid', 'joining.problem.domain', { fields: { email: { key: 'joining.problem.domain' } } })
  await refuseBlocked(ctx, { email, ip: ctx.ip })
  await ctx.platform.limits.take('recovery', addressKey(ctx.ip ?? 'local'), limits.recovery.new)
  await ctx.write(async (tx) => {
    if (await emailIsTaken(tx.db, email)) {
      // One mail to its owner a day, whoever asks.
      const told = await openRequestOf(tx.db, email)
      if (told !== null && plus(told.created_at, { days: 1 }) > tx.at) return
      const id = newId('registrationRequest', msOf(tx.at))
      const request = { id, name: '', email, about: '', language: ctx.locale, state: 'known' } as const
      await insertRequest(tx, { ...request, created_at: tx.at, decided_at: null, note: '' })
      return answerIn(tx, { ...request, created_at: tx.at, decided_at: null, note: '' })
    }
    if (await invitedNow(tx.db, email, tx.at)) return
    await createInvitationIn(tx, {
      email,
      role: null,
      groupId: null,
      days: 1,
      note: '',
      mostUses: 1,
      language: ctx.locale,
      cause: 'domain',
    })
  })
}
