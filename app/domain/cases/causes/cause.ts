import { DomainError, notFound } from '#app/core/errors.ts'
import { refuseTransition, type StateMachine } from '#app/core/state-machine.ts'
import type { CauseState, RootCauseTable } from '#db/schema/causes.ts'

export type Cause = RootCauseTable
export type { CauseState }

export const causeStates = ['open', 'planned', 'fixed', 'verified', 'wont_fix'] as const satisfies readonly CauseState[]

/** Every act that changes the state of a cause. `site`: the answers of those who were told. */
export const causeTransitions = {
  plan: { by: ['staff'], from: ['open', 'wont_fix'], to: 'planned' },
  fix: { by: ['staff'], from: ['open', 'planned', 'wont_fix'], to: 'fixed' },
  verify: { by: ['staff', 'site'], from: ['fixed'], to: 'verified' },
  refuse: { by: ['staff'], from: ['open', 'planned'], to: 'wont_fix' },
  reopen: { by: ['staff', 'site'], from: ['planned', 'fixed', 'verified', 'wont_fix'], to: 'open' },
} as const satisfies StateMachine<string, CauseState, 'staff' | 'site'>
export type CauseAct = keyof typeof causeTransitions

/** @throws not_now (code `no_such_step`) when the act does not start in this state */
export function refuseCauseAct(row: Pick<Cause, 'state'>, act: CauseAct): void {
  const refused = (): DomainError => new DomainError('not_now', 'causes.errors.noSuchStep', { code: 'no_such_step' })
  refuseTransition<CauseAct, CauseState, 'staff' | 'site'>(
    causeTransitions,
    act,
    { state: row.state },
    { party: refused, state: refused, note: refused },
  )
}

/** Whether it still hurts: neither fixed nor given up. */
export function stillHurts(state: CauseState): boolean {
  return state === 'open' || state === 'planned'
}

export function causeNotFound(): DomainError {
  return notFound('causes.errors.notFound')
}

/** Below this many people the public number is not shown: who they are could be guessed. */
export const fewestShown = 5

/**
 * What the answers say: 'holds' from `minAnswers` on when at least `sharePercent` of them are yes, 'fails' when fewer
 * are; null while there are too few.
 */
export function verdictOf(
  { yes, no }: { yes: number; no: number },
  { minAnswers, sharePercent }: { minAnswers: number; sharePercent: number },
): 'holds' | 'fails' | null {
  const answers = yes + no
  if (answers < minAnswers) return null
  return yes * 100 >= answers * sharePercent ? 'holds' : 'fails'
}
