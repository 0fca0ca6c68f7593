import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import type { LegalRequestTable } from '#db/schema/legal-requests.ts'
import type { LegalRequestInput } from './input.ts'
import { requestOf, type LegalRequestState } from './legal-request.ts'
import { openRequestItem } from './open-request-item.server.ts'
import { requestsFrom } from './queries/legal-requests.server.ts'
import { publicSubjectAt } from './queries/public-subject.server.ts'
import { insertRequest } from './store/legal-requests.server.ts'

/** Requests that one address can send in a day: whoever types an address of another person can't flood it. */
const perAddressADay = 5

/** The states in which the same request again would change nothing. What is hidden by now is found at no address. */
const stillOpen: readonly LegalRequestState[] = ['unconfirmed', 'waiting']

/**
 * Anybody asks to take something public out of sight for a reason of law. The address gets a link; only what is confirmed there
 * reaches moderators. A notice that may be anonymous, and is, reaches them at once. Who asks the same again, or too often,
 * sees the same page and gets no further mail. Records `legalRequest.sent`.
 * @throws invalid on `address` when nothing that everybody can see is there
 */
export async function sendLegalRequest(ctx: Ctx, input: LegalRequestInput): Promise<void> {
  const found = await publicSubjectAt(ctx, { address: input.address, origin: ctx.platform.env.ORIGIN })
  if (found === null)
    throw new DomainError('invalid', 'errors.invalid', { fields: { address: { key: 'requests.problem.address' } } })
  await ctx.write(async (tx) => {
    const { email } = input
    if (email !== null) {
      const sent = await requestsFrom(tx.db, email, plus(tx.at, { days: -1 }))
      if (sent.length >= perAddressADay) return
      if (sent.some(({ subject_id, state }) => subject_id === found.subject_id && stillOpen.includes(state))) return
    }
    const row: LegalRequestTable = {
      id: newId('legalRequest', msOf(tx.at)),
      ground: input.ground,
      ...found,
      name: input.name,
      email,
      on_behalf: input.onBehalf,
      body: input.body,
      law: input.law,
      language: ctx.locale,
      state: email === null ? 'waiting' : 'unconfirmed',
      created_at: tx.at,
      confirmed_at: null,
      decided_at: null,
      ended_at: null,
      until_at: null,
      decision_id: null,
      review_item_id: null,
      note: '',
    }
    await insertRequest(tx, row)
    await tx.record('legalRequest.sent', { requestId: row.id })
    if (email === null) await openRequestItem(tx, requestOf(row))
    else
      await queueMail(tx, {
        kind: 'legalRequest',
        payload: { requestId: row.id, state: 'unconfirmed' },
        key: `legalRequest ${row.id} unconfirmed`,
        address: email,
        language: row.language,
      })
  })
}
