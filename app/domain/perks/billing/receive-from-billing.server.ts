import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { checkSignature } from '#app/core/signature.server.ts'
import { billingMessageShape } from '#app/domain/perks/input.ts'
import { applyBillingMessage, type BillingOutcome } from './apply-billing-message.server.ts'

/**
 * Receives a call-back of billing: signed over the exact bytes of the body, not older than five minutes, each id once.
 * @throws unauthenticated (code `signature_missing|malformed|stale|wrong`); invalid for a body of another shape
 */
export async function receiveFromBilling(
  ctx: Ctx,
  { signature, body }: { signature: string | null; body: string },
): Promise<BillingOutcome> {
  const verdict = checkSignature(ctx.setting('perks.billingSecret'), signature, body, ctx.now())
  if (verdict !== 'good')
    throw new DomainError('unauthenticated', `perks.signature.${verdict}`, { code: `signature_${verdict}` })
  return applyBillingMessage(ctx, read(body))
}

function read(body: string) {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new DomainError('invalid', 'errors.badJson', { code: 'bad_json' })
  }
  const parsed = billingMessageShape.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [
      issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'body'),
      { key: 'common.field.invalid' },
    ]),
  )
  throw new DomainError('invalid', 'errors.invalid', { fields })
}
