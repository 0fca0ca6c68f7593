import type { EventType } from '#app/registry/events.ts'
import type { DomainError } from './errors.ts'

/** One act that changes a state, as a row of a table. A domain may add columns of its own. */
export type Transition<State extends string, Party extends string> = {
  /** Who may carry it out. */
  by: readonly Party[]
  from: readonly State[]
  to: State
  /** The actor must give a reason, because another person has to live with the decision. */
  note?: 'required'
  /** The event it records; absent: none of its own. */
  event?: EventType
}

/** Every act of one noun. An act that is not a row does not exist, and a state that no row leaves is final. */
export type StateMachine<Act extends string, State extends string, Party extends string> = Readonly<
  Record<Act, Transition<State, Party>>
>

/** What a refusal depends on. */
export type Attempt<State extends string, Party extends string> = {
  state: State
  /** What the actor is to the thing; null: a stranger. Left out: the caller has authorised the act. */
  party?: Party | null
  /** Left out: the note is not written yet, as for the buttons of a page. */
  note?: string
}

/** `party`: the act belongs to another party. `state`: it does not start here. `note`: the required note is empty. */
export type TransitionRefusal = 'party' | 'state' | 'note'

/** Why the act cannot be carried out, null when it can. The first of the three reasons in the order of the type. */
export function refusalToTransition<Act extends string, State extends string, Party extends string>(
  machine: StateMachine<Act, State, Party>,
  act: Act,
  { state, party, note }: Attempt<State, Party>,
): TransitionRefusal | null {
  const row = machine[act]
  if (party !== undefined && (party === null || !row.by.includes(party))) return 'party'
  if (!row.from.includes(state)) return 'state'
  return row.note === 'required' && note?.trim() === '' ? 'note' : null
}

/** Throws the error that the noun has for this refusal; returns when there is none. */
export function refuseTransition<Act extends string, State extends string, Party extends string>(
  machine: StateMachine<Act, State, Party>,
  act: Act,
  attempt: Attempt<State, Party>,
  errors: Readonly<Record<TransitionRefusal, () => DomainError>>,
): void {
  const refusal = refusalToTransition(machine, act, attempt)
  if (refusal !== null) throw errors[refusal]()
}

/** The acts open to a party in a state, in the order of the table; for buttons. A stranger (null) has none. */
export function openActs<Act extends string, State extends string, Party extends string>(
  machine: StateMachine<Act, State, Party>,
  state: State,
  party: Party | null,
): Act[] {
  return actsOf(machine).filter((act) => refusalToTransition(machine, act, { state, party }) === null)
}

/**
 * The act that leads a party to a state, for callers that name the state they want. When none is open from here, the
 * act that leads there from elsewhere, the party's own first: carrying it out refuses with the reason, or finds that
 * it is done. Null when no act leads there at all.
 */
export function transitionTowards<Act extends string, State extends string, Party extends string>(
  machine: StateMachine<Act, State, Party>,
  state: State,
  party: Party | null,
  to: State,
): Act | null {
  const towards = actsOf(machine).filter((act) => machine[act].to === to)
  const own = towards.filter((act) => party !== null && machine[act].by.includes(party))
  return own.find((act) => machine[act].from.includes(state)) ?? own[0] ?? towards[0] ?? null
}

function actsOf<Act extends string, State extends string, Party extends string>(
  machine: StateMachine<Act, State, Party>,
): Act[] {
  return Object.keys(machine) as Act[]
}
