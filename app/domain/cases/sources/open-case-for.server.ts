import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { OpenCaseForInput } from '#app/domain/cases/input.ts'
import { customerIdOf } from '#app/domain/cases/queries/customers.server.ts'
import { productIdOf } from '#app/domain/catalogue/queries/names.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { openCaseFrom, type CaseOfSignal } from './open-case-from.server.ts'
import { subjectOf } from './subject-of.ts'

/**
 * An agent writes down what a customer said on the telephone or elsewhere. The case is private; the customer finds it
 * among their own. Audited; records `case.opened`.
 * @param source `api` for a program with the rights of an agent
 * @throws forbidden; invalid on `handle` or `email` when no member has it, on `product`, on `body`
 */
export async function openCaseFor(
  ctx: Ctx,
  input: OpenCaseForInput,
  source: 'agent' | 'api' = 'agent',
): Promise<CaseOfSignal> {
  authorize(ctx.actor, 'case.work')
  const { excerpt } = await renderText(ctx, input.body)
  const subject = subjectOf(excerpt)
  return ctx.write(async (tx) => {
    const customerId = await customerIdOf(tx.db, input)
    if (customerId === null) throw refusal(input.handle === null ? 'email' : 'handle', 'cases.errors.noCustomer')
    const productId = input.product === null ? null : await productIdOf(tx.db, input.product)
    if (input.product !== null && productId === null) throw refusal('product', 'threads.errors.unknownProduct')
    const opened = await openCaseFrom(tx, {
      source,
      customerId,
      subject,
      body: input.body,
      severity: input.severity,
      category: input.category,
      product_id: productId,
      product_version: input.version,
      reference: input.reference,
    })
    await audit(tx, { action: 'case.openFor', subjectType: 'case', subjectId: opened.case.id, after: { customerId } })
    return opened
  })
}

function refusal(field: string, key: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
