import type { Actor } from '#app/core/actor.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Instant } from '#app/core/time.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewItemTable } from '#db/schema/review.ts'

/** A review item with its evidence at the time of opening. */
export type ReviewItem = Omit<ReviewItemTable, 'kind' | 'evidence' | 'open_key'> & {
  kind: ReviewKind
  evidence: Record<string, unknown>
}

/** Minutes that a claim keeps others away. Source: product.md section 7. */
export const claimMinutes = 15

/** The key that makes an open item unique per kind and subject. */
export function openKeyOf(kind: ReviewKind, subjectId: string): string {
  return `${kind}:${subjectId}`
}

/** The member whose claim has not ended; null when there is none. */
export function holderOf(item: Pick<ReviewItemTable, 'claimed_by' | 'claimed_until'>, now: Instant): string | null {
  return item.claimed_until !== null && item.claimed_until > now ? item.claimed_by : null
}

/**
 * Throws when the actor may not decide the item now. @param token of the claim that the actor works under; null: none
 * @throws forbidden for the member it is about; conflict when it is decided, or claimed by another person
 */
export function refuseDecision(item: ReviewItemTable, actor: Actor, now: Instant, token: string | null = null): void {
  if (item.member_id !== null && item.member_id === actor.memberId)
    throw new DomainError('forbidden', 'review.errors.own')
  if (item.state !== 'open') throw new DomainError('conflict', 'review.errors.decided', { code: 'already_decided' })
  const holder = holderOf(item, now)
  const elsewhere = token !== null && token !== '' && holder !== null && token !== item.claim_token
  if (holder !== null && (holder !== actor.memberId || elsewhere))
    throw new DomainError('conflict', 'review.errors.claimed', { code: 'claimed' })
}

export function toItem({ open_key: _key, ...row }: ReviewItemTable): ReviewItem {
  return { ...row, kind: row.kind as ReviewKind, evidence: JSON.parse(row.evidence) as Record<string, unknown> }
}
