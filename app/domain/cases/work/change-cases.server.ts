import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import type { ManyCasesInput } from '#app/domain/cases/filters/input.ts'
import type { Params } from '#app/i18n/translate.ts'
import { assignCase } from './assign-case.server.ts'
import { setCategory } from './set-category.server.ts'
import { setSeverity } from './set-severity.server.ts'
import { transitionCaseTo } from './transition-case-to.server.ts'

/** Why a case was left as it is: the message of the act that refused. */
export type LeftCase = { number: number; key: string; params: Params }

/**
 * The same act on several cases, each in a transaction of its own: what refuses one keeps none of the others. An act that
 * was done already changes nothing. @returns the cases that were left as they are, and why
 */
export async function changeCases(ctx: Ctx, { numbers, seen, ...input }: ManyCasesInput): Promise<LeftCase[]> {
  authorize(ctx.actor, 'case.work')
  const each = ctx.as(ctx.actor, { requestKey: undefined })
  const left: LeftCase[] = []
  for (const number of new Set(numbers)) {
    try {
      await changeOne(each, { number, seen: seen.get(number) }, input)
    } catch (error) {
      if (!isDomainError(error)) throw error
      left.push({ number, key: error.key, params: error.params })
    }
  }
  return left
}

function changeOne(
  ctx: Ctx,
  one: { number: number; seen: number | undefined },
  input: Omit<ManyCasesInput, 'numbers' | 'seen'>,
): Promise<unknown> {
  const { act, handle, category, severity, reason } = input
  const acts = {
    assign: () => assignCase(ctx, { ...one, handle, note: null }),
    category: () => setCategory(ctx, { ...one, category }),
    severity: () => setSeverity(ctx, { ...one, severity }),
    resolve: () => transitionCaseTo(ctx, { ...one, to: 'resolved', note: reason }),
    close: () => transitionCaseTo(ctx, { ...one, to: 'closed', note: reason }),
  } as const satisfies Record<typeof act, () => Promise<unknown>>
  return acts[act]()
}
