import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { transitionTowards } from '#app/core/state-machine.ts'
import { caseTransitions, noSuchTransition } from '#app/domain/cases/case-transitions.ts'
import { caseNotFound, type Case } from '#app/domain/cases/case.ts'
import type { TransitionInput } from '#app/domain/cases/input.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { reopenCase } from './reopen-case.server.ts'
import { takeCase } from './take-case.server.ts'
import { transitionCase } from './transition-case.server.ts'

/**
 * Brings a case to a status by the act that leads there, for the API and the menu of the page. The status is read
 * before the lock: when another request changes it in between, the act itself refuses.
 * @throws not_found; not_now when no act leads there
 */
export async function transitionCaseTo(ctx: Ctx, { to, ...input }: TransitionInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  const row = await caseByNumber(ctx.read, input.number)
  if (row === undefined) throw caseNotFound()
  const act = transitionTowards(caseTransitions, row.status, 'staff', to)
  if (act === null) throw noSuchTransition()
  if (act === 'acknowledge') return takeCase(ctx, input)
  if (act === 'reopen') return reopenCase(ctx, input)
  return transitionCase(ctx, { ...input, act })
}
