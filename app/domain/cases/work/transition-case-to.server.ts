import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { isOpen, type Case, type CaseStatus } from '#app/domain/cases/case.ts'
import type { CaseNoteInput, TransitionInput } from '#app/domain/cases/input.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { closeCase } from './close-case.server.ts'
import { reopenCase } from './reopen-case.server.ts'
import { resolveCase } from './resolve-case.server.ts'
import { resumeCase } from './resume-case.server.ts'
import { takeCase } from './take-case.server.ts'
import { waitForCustomer } from './wait-for-customer.server.ts'

type Step = (ctx: Ctx, input: CaseNoteInput) => Promise<Case>

/** The use-case behind each status that a case can be sent to. Nothing becomes new again. */
const steps = {
  new: null,
  acknowledged: takeCase,
  waiting_staff: backToStaff,
  waiting_customer: waitForCustomer,
  resolved: resolveCase,
  closed: closeCase,
} as const satisfies Record<CaseStatus, Step | null>

/**
 * Moves a case to a status by its name: for the API and the menu of the page. @throws not_now when there is no such
 * step
 */
export async function transitionCase(ctx: Ctx, { to, number, note }: TransitionInput): Promise<Case> {
  const step = steps[to]
  if (step === null) throw new DomainError('not_now', 'cases.errors.noSuchStep', { code: 'no_such_step' })
  return step(ctx, { number, note })
}

async function backToStaff(ctx: Ctx, input: CaseNoteInput): Promise<Case> {
  const row = await caseByNumber(ctx.read, input.number)
  return row === undefined || isOpen(row.status) ? resumeCase(ctx, input) : reopenCase(ctx, input)
}
