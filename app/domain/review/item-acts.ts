import type { Actor } from '#app/core/actor.ts'
import { DomainError } from '#app/core/errors.ts'
import { refuseTransition, type StateMachine, type TransitionRefusal } from '#app/core/state-machine.ts'
import type { Instant } from '#app/core/time.ts'
import type { ReviewItemTable } from '#db/schema/review.ts'

export type ItemState = ReviewItemTable['state']
export const itemStates = ['open', 'decided', 'withdrawn'] as const satisfies readonly ItemState[]

/**
 * What somebody with the right to decide is to an item: the member it is about; who claims it; somebody else while it is
 * claimed, or the same person under another token; anybody while it is not. `site`: what made the item fall away.
 */
export const itemParties = ['subject', 'holder', 'other', 'reviewer', 'site'] as const
export type ItemParty = (typeof itemParties)[number]

/** Everything that can happen to an item after it was opened. Who has the right to decide at all: `reach.ts`. */
export const itemActs = {
  claim: { by: ['holder', 'reviewer'], from: ['open'], to: 'open' },
  release: { by: ['holder'], from: ['open'], to: 'open' },
  skip: { by: ['holder', 'other', 'reviewer'], from: ['open'], to: 'open', note: 'required' },
  decide: { by: ['holder', 'reviewer'], from: ['open'], to: 'decided', event: 'review.decided' },
  undo: { by: ['reviewer'], from: ['decided'], to: 'open', note: 'required', event: 'review.reopened' },
  withdraw: { by: ['site'], from: ['open'], to: 'withdrawn' },
  restore: { by: ['site'], from: ['withdrawn'], to: 'open' },
} as const satisfies StateMachine<string, ItemState, ItemParty>
type ItemAct = keyof typeof itemActs

type Claimed = Pick<ReviewItemTable, 'member_id' | 'claimed_by' | 'claimed_until' | 'claim_token'>

/** @param token of the claim that the actor works under; null or '': none, so that their own claim is enough */
function partyTo(item: Claimed, actor: Actor, now: Instant, token: string | null = null): ItemParty {
  if (item.member_id !== null && item.member_id === actor.memberId) return 'subject'
  const holder = holderOf(item, now)
  if (holder === null) return 'reviewer'
  return holder === actor.memberId && (token === null || token === '' || token === item.claim_token)
    ? 'holder'
    : 'other'
}

/** The member whose claim has not ended; null when there is none. */
export function holderOf(item: Pick<ReviewItemTable, 'claimed_by' | 'claimed_until'>, now: Instant): string | null {
  return item.claimed_until !== null && item.claimed_until > now ? item.claimed_by : null
}

/**
 * Throws when the actor, who has the right to decide, can't do this now.
 * @throws forbidden for the member it is about; conflict when it is decided, or claimed by another person; not_now for
 *   undoing what is not decided
 */
export function refuseItemAct(
  act: ItemAct,
  item: Claimed & Pick<ReviewItemTable, 'state'>,
  by: { actor: Actor; now: Instant; token?: string | null },
): void {
  const party = partyTo(item, by.actor, by.now, by.token)
  refuseTransition(itemActs, act, { state: item.state, party }, refusals(act, party))
}

/** The member an item is about is told no more of it than that. @throws forbidden */
export function refuseSubject(item: Pick<ReviewItemTable, 'member_id'>, actor: Actor): void {
  if (item.member_id !== null && item.member_id === actor.memberId) throw ownItem()
}

const ownItem = () => new DomainError('forbidden', 'review.errors.own')

function refusals(act: ItemAct, party: ItemParty): Record<TransitionRefusal, () => DomainError> {
  return {
    party: () =>
      party === 'subject' ? ownItem() : new DomainError('conflict', 'review.errors.claimed', { code: 'claimed' }),
    state: () =>
      act === 'undo'
        ? new DomainError('not_now', 'review.errors.notDecided')
        : new DomainError('conflict', 'review.errors.decided', { code: 'already_decided' }),
    note: () =>
      new DomainError('invalid', 'errors.invalid', { fields: { reason: { key: 'review.errors.noteNeeded' } } }),
  }
}
