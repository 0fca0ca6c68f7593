import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Instant } from '#app/core/time.ts'
import { reviewKindNames, reviewKinds, type ReviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewItemTable } from '#db/schema/review.ts'

/** A review item with its evidence at the time of opening. */
export type ReviewItem = Omit<ReviewItemTable, 'kind' | 'evidence' | 'open_key'> & {
  kind: ReviewKind
  evidence: Record<string, unknown>
}

/** Minutes that a claim keeps others away. Source: product.md section 7. */
export const claimMinutes = 15

/** The kinds this reader may decide about; none for most members. */
export function kindsFor(actor: Actor): ReviewKind[] {
  return reviewKindNames.filter((kind) => can(actor, reviewKinds[kind].permission))
}

/** The key that makes an open item unique per kind and subject. */
export function openKeyOf(kind: ReviewKind, subjectId: string): string {
  return `${kind}:${subjectId}`
}

/** The member whose claim has not ended; null when there is none. */
export function holderOf(item: Pick<ReviewItemTable, 'claimed_by' | 'claimed_until'>, now: Instant): string | null {
  return item.claimed_until !== null && item.claimed_until > now ? item.claimed_by : null
}

/**
 * Throws when the actor may not decide the item now.
 * @throws forbidden for the member it is about; conflict when it is decided, or claimed by another person
 */
export function refuseDecision(item: ReviewItemTable, actor: Actor, now: Instant): void {
  if (item.member_id !== null && item.member_id === actor.memberId)
    throw new DomainError('forbidden', 'review.errors.own')
  if (item.state !== 'open') throw new DomainError('conflict', 'review.errors.decided')
  const holder = holderOf(item, now)
  if (holder !== null && holder !== actor.memberId) throw new DomainError('conflict', 'review.errors.claimed')
}

export function toItem({ open_key: _key, ...row }: ReviewItemTable): ReviewItem {
  return { ...row, kind: row.kind as ReviewKind, evidence: JSON.parse(row.evidence) as Record<string, unknown> }
}
