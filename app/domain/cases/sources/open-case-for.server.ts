import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { askToConfirm } from '#app/domain/cases/contact/ask-to-confirm.server.ts'
import type { OpenCaseForInput } from '#app/domain/cases/input.ts'
import { customerIdOf } from '#app/domain/cases/queries/customers.server.ts'
import { writeNote } from '#app/domain/cases/work/write-note.server.ts'
import { productIdOf } from '#app/domain/catalogue/queries/names.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { openCaseFrom, type CaseOfSignal } from './open-case-from.server.ts'
import { subjectOf } from './subject-of.ts'

/**
 * An agent writes down what a customer said on the telephone or elsewhere: as the customer's words, or as an internal
 * note. The case is private; the customer finds it among their own. An address that belongs to no member is asked by
 * mail whether it is the customer's: the case is worked on already, and the address is used for nothing else until then.
 * Audited; records `case.opened`.
 * @param source `api` for a program with the rights of an agent
 * @throws forbidden; invalid on `handle` or `email` when neither names anybody, on `product`, on `body`, on `subject` of a note
 */
export async function openCaseFor(
  ctx: Ctx,
  input: OpenCaseForInput,
  source: 'agent' | 'api' = 'agent',
): Promise<CaseOfSignal> {
  authorize(ctx.actor, 'case.work')
  const asNote = input.as === 'note'
  if (asNote && input.subject === null) throw refusal('subject', 'opening.errors.noSubject')
  const subject = input.subject ?? subjectOf((await renderText(ctx, input.body)).excerpt)
  return ctx.write(async (tx) => {
    const customerId = await customerIdOf(tx.db, input)
    if (customerId === null && (input.handle !== null || input.email === null))
      throw refusal(input.handle === null ? 'email' : 'handle', 'cases.errors.noCustomer')
    const productId = input.product === null ? null : await productIdOf(tx.db, input.product)
    if (input.product !== null && productId === null) throw refusal('product', 'threads.errors.unknownProduct')
    const opened = await openCaseFrom(tx, {
      source,
      channel: input.channel,
      customerId,
      subject,
      body: asNote ? '' : input.body,
      severity: input.severity,
      category: input.category,
      product_id: productId,
      product_version: input.version,
      reference: input.reference,
    })
    if (asNote) await writeNote(tx, opened.case.id, input.body)
    if (customerId === null && input.email !== null)
      await askToConfirm(tx, { address: input.email, name: input.name, language: ctx.locale, caseId: opened.case.id })
    await audit(tx, { action: 'case.openFor', subjectType: 'case', subjectId: opened.case.id, after: { customerId } })
    return opened
  })
}

function refusal(field: string, key: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
