import type { FlagTable } from '#db/schema/flags.ts'

export type Flag = FlagTable
export type FlagState = FlagTable['state']

/** What can happen to a flag: from which states, and into which one. `overturn`: an appeal was granted; `return`:
 * a decision about spam that withdrew it was undone. */
export const flagActs = {
  change: { from: ['open', 'withdrawn'], to: 'open' },
  withdraw: { from: ['open'], to: 'withdrawn' },
  uphold: { from: ['open'], to: 'upheld' },
  reject: { from: ['open'], to: 'rejected' },
  dismiss: { from: ['open'], to: 'dismissed' },
  reopen: { from: ['upheld', 'rejected', 'dismissed'], to: 'open' },
  return: { from: ['withdrawn'], to: 'open' },
  overturn: { from: ['upheld'], to: 'dismissed' },
} as const satisfies Record<string, { from: readonly FlagState[]; to: FlagState }>

export type FlagAct = keyof typeof flagActs

/** The state after the act; null where it can't happen. */
export function stateAfter(state: FlagState, act: FlagAct): FlagState | null {
  const { from, to } = flagActs[act]
  return (from as readonly FlagState[]).includes(state) ? to : null
}

/**
 * What a decision of the review queue says about the flags of its item. `keep`: the post was fine and flagging it wrong;
 * `dismiss`: it was no breach all the same.
 */
export const actOfDecision: Readonly<Record<string, 'uphold' | 'reject' | 'dismiss'>> = {
  hide: 'uphold',
  breach: 'uphold',
  dismiss: 'dismiss',
  keep: 'reject',
}

/** Whether a thing was hidden without a person, by flags or by a rule: its author may change it and ask for another look. */
export function isAutomaticHold(decision: { restriction: string; decided_automatically: number }): boolean {
  const { restriction, decided_automatically: automatic } = decision
  return restriction === 'hold' && automatic === 1
}
