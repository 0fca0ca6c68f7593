import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { detectLanguage } from '#app/core/language.ts'
import { msOf } from '#app/core/time.ts'
import type { AskOutsideInput } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { addCaseEvent, caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { insertQuestion } from '#app/domain/cases/store/questions.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'

/**
 * Asks somebody outside about a case by mail: a supplier, a colleague without an account. The mail holds what the agent
 * writes and the number of the case, nothing of the customer; the answer by mail comes back beside the case. Audited,
 * without the text and the address.
 * @returns the id of the question
 * @throws conflict for what the agent has not seen; not_now (code `no_answers`) while the site takes no answers by mail; not_found
 */
export async function askOutside(ctx: Ctx, { number, seen, email, body }: AskOutsideInput): Promise<string> {
  authorize(ctx.actor, 'case.work')
  const byId = signedIn(ctx.actor)
  if (ctx.setting('mail.replyAddress') === '')
    throw new DomainError('not_now', 'replies.question.noAddress', { code: 'no_answers' })
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, number)
    await refuseUnseen(tx, row, 'ask', seen)
    const id = newId('caseQuestion', msOf(tx.at))
    const language = detectLanguage(body) ?? ctx.locale
    await insertQuestion(tx, { id, case_id: row.id, by_id: byId, address: email, language, body, asked_at: tx.at })
    await queueMail(tx, {
      kind: 'caseQuestion',
      payload: { questionId: id },
      key: `question ${id}`,
      address: email,
      language,
    })
    await addCaseEvent(tx, row.id, 'asked', { questionId: id })
    await audit(tx, { action: 'case.askOutside', subjectType: 'case', subjectId: row.id, after: { questionId: id } })
    return id
  })
}
