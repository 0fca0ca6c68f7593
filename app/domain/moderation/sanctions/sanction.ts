import { DomainError, notFound } from '#app/core/errors.ts'
import type { StateMachine } from '#app/core/state-machine.ts'
import type { Instant } from '#app/core/time.ts'
import type { SanctionKind } from '#app/registry/restrictions.ts'
import type { ModerationDecisionTable, SanctionTable } from '#db/schema/moderation.ts'

/** A sanction with the reasons of its decision. */
export type Sanction = SanctionTable &
  Pick<ModerationDecisionTable, 'rule' | 'rule_version' | 'law' | 'facts' | 'by_id'>

/**
 * `unread`: a warning that must be read before the member writes on. `inForce`: a silence, suspension or ban. The other
 * three are final and restrict nothing.
 */
export type SanctionState = 'unread' | 'inForce' | 'read' | 'expired' | 'lifted'
export const sanctionStates = [
  'unread',
  'inForce',
  'read',
  'expired',
  'lifted',
] as const satisfies readonly SanctionState[]

/** Whom it is about; a moderator who is someone else; the clock. */
export type SanctionParty = 'member' | 'moderator' | 'clock'

/** Everything that can happen to a sanction after it was given. */
export const sanctionActs = {
  acknowledge: { by: ['member'], from: ['unread'], to: 'read', event: 'sanction.acknowledged' },
  expire: { by: ['clock'], from: ['inForce'], to: 'expired', event: 'sanction.expired' },
  lift: {
    by: ['moderator'],
    from: ['unread', 'read', 'inForce', 'expired'],
    to: 'lifted',
    note: 'required',
    event: 'sanction.lifted',
  },
} as const satisfies StateMachine<string, SanctionState, SanctionParty>

/** The state at that moment: a sanction that ran out is expired, whether or not the job has said so. */
export function sanctionStateAt(
  sanction: Pick<SanctionTable, 'kind' | 'until_at' | 'acknowledged_at' | 'lifted_at'>,
  now: Instant,
): SanctionState {
  if (sanction.lifted_at !== null) return 'lifted'
  if (sanction.kind === 'warning') return sanction.acknowledged_at === null ? 'unread' : 'read'
  return sanction.until_at !== null && sanction.until_at <= now ? 'expired' : 'inForce'
}

/** Why an act on a sanction is refused, by the reason of the state machine. */
export const sanctionRefusals = {
  party: () => new DomainError('forbidden', 'moderation.errors.notYours'),
  state: () => new DomainError('not_now', 'moderation.errors.sanctionEnded', { code: 'wrong_state' }),
  note: () =>
    new DomainError('invalid', 'errors.invalid', { fields: { reason: { key: 'moderation.errors.reasonNeeded' } } }),
}

export function sanctionNotFound(): DomainError {
  return notFound('moderation.errors.notFound')
}

/** Whether a sanction of this kind ends by the clock. */
export function hasEnd(kind: SanctionKind): boolean {
  return kind === 'silence' || kind === 'suspension'
}
