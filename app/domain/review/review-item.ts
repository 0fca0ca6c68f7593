import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewItemTable } from '#db/schema/review.ts'

/** A review item with its evidence at the time of opening. */
export type ReviewItem = Omit<ReviewItemTable, 'kind' | 'evidence' | 'before' | 'open_key'> & {
  kind: ReviewKind
  evidence: Record<string, unknown>
  /** What its decision replaced: what undoing it restores. */
  before: Record<string, unknown>
}

/** Minutes that a claim keeps others away. Source: product.md section 7. */
export const claimMinutes = 15

/** The key that makes an open item unique per kind and subject. */
export function openKeyOf(kind: ReviewKind, subjectId: string): string {
  return `${kind}:${subjectId}`
}

export function toItem({ open_key: _key, ...row }: ReviewItemTable): ReviewItem {
  return {
    ...row,
    kind: row.kind as ReviewKind,
    evidence: JSON.parse(row.evidence) as Record<string, unknown>,
    before: JSON.parse(row.before) as Record<string, unknown>,
  }
}
