import { DomainError } from '#app/core/errors.ts'
import type { StateMachine } from '#app/core/state-machine.ts'
import type { DecisionAppealTable } from '#db/schema/moderation.ts'

export type Appeal = DecisionAppealTable
export type AppealState = Appeal['state']
export const appealStates = [
  'open',
  'asked',
  'answered',
  'upheld',
  'overturned',
  'withdrawn',
] as const satisfies readonly AppealState[]

/** Why a member appeals; the text says more. */
export const appealGrounds = ['noBreach', 'tooSevere', 'notMine', 'other'] as const

/** Days in which a decision can be appealed. Source: Article 20 of the Digital Services Act, at least six months. */
export const appealableDays = 183

/** Who appealed; who made the decision; another moderator. */
export type AppealParty = 'member' | 'decider' | 'moderator'

/** Everything that can happen to an appeal. One question is asked and answered at most; the decision is final. */
export const appealActs = {
  ask: { by: ['moderator'], from: ['open'], to: 'asked', note: 'required', event: 'appeal.asked' },
  reply: { by: ['member'], from: ['asked'], to: 'answered', note: 'required', event: 'appeal.answered' },
  uphold: {
    by: ['moderator'],
    from: ['open', 'asked', 'answered'],
    to: 'upheld',
    note: 'required',
    event: 'appeal.decided',
  },
  overturn: {
    by: ['moderator'],
    from: ['open', 'asked', 'answered'],
    to: 'overturned',
    note: 'required',
    event: 'appeal.decided',
  },
  withdraw: { by: ['member'], from: ['open', 'asked', 'answered'], to: 'withdrawn', event: 'appeal.withdrawn' },
} as const satisfies StateMachine<string, AppealState, AppealParty>

/** The states in which an appeal waits for its decision. */
export const waitingStates: readonly AppealState[] = ['open', 'asked', 'answered']

/** What the actor is to an appeal. @param deciders of the decisions that it is about */
export function partyTo(
  appeal: Pick<Appeal, 'member_id'>,
  deciders: readonly (string | null)[],
  memberId: string | null,
): AppealParty {
  if (memberId !== null && memberId === appeal.member_id) return 'member'
  return memberId !== null && deciders.includes(memberId) ? 'decider' : 'moderator'
}

/** Why an act on an appeal is refused, by the reason of the state machine. */
export const appealRefusals = {
  party: () => new DomainError('forbidden', 'moderation.errors.ownDecision'),
  state: () => new DomainError('not_now', 'moderation.errors.appealState', { code: 'wrong_state' }),
  note: () =>
    new DomainError('invalid', 'errors.invalid', { fields: { reason: { key: 'moderation.errors.reasonNeeded' } } }),
}
