import type { CaseEventKind, CaseStatus } from '#app/domain/cases/case.ts'

/** What a line of the time line says, for the table: its kind, of a change of status also where to. */
export type Entry = CaseEventKind | `moved.${CaseStatus}`

/** The case is over, or in another state than the actor knew. */
const over = ['moved.resolved', 'moved.closed', 'dismissed'] as const satisfies readonly Entry[]
const moved = [...over, 'moved.waiting_staff', 'moved.waiting_customer', 'reopened'] as const satisfies readonly Entry[]
/** The customer or a colleague said something to the other. */
const said = ['customer_wrote', 'answered', 'rated'] as const satisfies readonly Entry[]

/**
 * Act × what happened since the actor looked: such an entry holds the act back until it was seen. What is not named
 * lets the act through: a note contradicts nothing, and an answer does not mind who has the case. Taking is no row,
 * because it says itself who was faster.
 */
export const conflictsOf = {
  note: [],
  reply: [...said, ...over, 'reopened', 'outside_answered'],
  assign: ['taken', 'assigned', ...over],
  severity: ['severity', 'raised', 'raise_undone', 'merged', 'unmerged', 'dismissed'],
  undoRaise: ['severity', 'raise_undone', ...over],
  category: ['category', 'dismissed'],
  waitForStaff: [...moved],
  waitForCustomer: [...moved, 'customer_wrote'],
  resolve: [...moved, ...said, 'outside_answered'],
  close: [...moved, ...said],
  merge: [...over, 'merged'],
  reopen: [...moved],
  dismiss: [...moved, ...said, 'confirmed'],
  confirm: ['dismissed', 'confirmed'],
  ticket: ['ticket', ...over],
  ask: ['asked', 'outside_answered'],
} as const satisfies Record<string, readonly Entry[]>

export type SeenAct = keyof typeof conflictsOf

/** What the table calls a line. */
function entryOf(kind: CaseEventKind, to: unknown): Entry {
  return kind === 'moved' ? `moved.${String(to) as CaseStatus}` : kind
}

/** Whether a line holds the act back. */
export function holdsBack(act: SeenAct, kind: CaseEventKind, to: unknown): boolean {
  return (conflictsOf[act] as readonly Entry[]).includes(entryOf(kind, to))
}
