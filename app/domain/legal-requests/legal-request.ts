import { DomainError, notFound } from '#app/core/errors.ts'
import type { StateMachine } from '#app/core/state-machine.ts'
import type { LegalGroundKey } from '#app/registry/legal-grounds.ts'
import type { LegalRequestTable } from '#db/schema/legal-requests.ts'

export type LegalRequest = Omit<LegalRequestTable, 'ground'> & { ground: LegalGroundKey }
export type LegalRequestState = LegalRequest['state']
export const legalRequestStates = [
  'unconfirmed',
  'waiting',
  'hidden',
  'objected',
  'removed',
  'refused',
  'restored',
  'ended',
] as const satisfies readonly LegalRequestState[]

/** Who asks, who made what it is about, who decides, and the clock. */
export type LegalParty = 'requester' | 'author' | 'moderator' | 'site'

/**
 * Everything that can happen to a legal request. `hide` is the temporary measure. The author objects by an appeal
 * against its decision: `keep` and `restore` are how that is decided; `restore` is also what undoes a decision later.
 */
export const legalRequestActs = {
  confirm: { by: ['requester'], from: ['unconfirmed'], to: 'waiting', event: 'legalRequest.moved' },
  hide: { by: ['moderator'], from: ['waiting'], to: 'hidden', note: 'required', event: 'legalRequest.moved' },
  remove: { by: ['moderator'], from: ['waiting'], to: 'removed', note: 'required', event: 'legalRequest.moved' },
  refuse: { by: ['moderator'], from: ['waiting'], to: 'refused', note: 'required', event: 'legalRequest.moved' },
  object: { by: ['author'], from: ['hidden'], to: 'objected', event: 'legalRequest.moved' },
  giveUp: { by: ['author'], from: ['objected'], to: 'hidden', event: 'legalRequest.moved' },
  keep: { by: ['moderator'], from: ['objected'], to: 'removed', event: 'legalRequest.moved' },
  restore: {
    by: ['moderator'],
    from: ['hidden', 'objected', 'removed'],
    to: 'restored',
    event: 'legalRequest.moved',
  },
  end: { by: ['site'], from: ['hidden', 'objected'], to: 'ended', event: 'legalRequest.moved' },
} as const satisfies StateMachine<string, LegalRequestState, LegalParty>

export type LegalRequestAct = keyof typeof legalRequestActs

/** The states in which it is out of sight because of the request. */
export const outOfSight: readonly LegalRequestState[] = ['hidden', 'objected', 'removed']

export const legalRequestRefusals = {
  party: () => new DomainError('forbidden', 'errors.forbidden'),
  state: () => new DomainError('not_now', 'requests.errors.state', { code: 'wrong_state' }),
  note: () => new DomainError('invalid', 'errors.invalid', { fields: { note: { key: 'review.errors.noteNeeded' } } }),
}

export function requestNotFound(): DomainError {
  return notFound('requests.errors.notFound')
}

/** A row as the domain knows it. */
export function requestOf(row: LegalRequestTable): LegalRequest {
  return { ...row, ground: row.ground as LegalGroundKey }
}
