import { audit } from '#app/core/audit.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { own } from '#app/core/own.ts'
import type { Tx } from '#app/core/write.server.ts'
import { decisionsOf } from '#app/registry/review-kinds.ts'
import { refuseItemAct, refuseSubject } from './item-acts.ts'
import { notFound } from './not-found.ts'
import { refuseDecided } from './refuse-decided.server.ts'
import { toItem, type ReviewItem } from './review-item.ts'
import { itemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Decides an item inside the transaction of the use-case that carries the decision out and has checked the
 * permission. Records `review.decided`; audited.
 * @throws not_found; forbidden for the member it is about; conflict when it is decided or claimed by another person;
 *   invalid for an unknown decision, or a missing reason
 */
export async function decideReviewItem(
  tx: Tx,
  {
    itemId,
    decision,
    note,
    hasTemplate = false,
  }: { itemId: string; decision: string; note: string; /** The reason is that of a template. */ hasTemplate?: boolean },
): Promise<ReviewItem> {
  const row = await itemForUpdate(tx, itemId)
  if (row === undefined) throw notFound()
  const item = toItem(row)
  refuseSubject(row, tx.actor)
  await refuseDecided(tx, row)
  refuseItemAct('decide', row, { actor: tx.actor, now: tx.at })
  const offered = own(decisionsOf(item.kind), decision)
  if (offered === undefined)
    throw new DomainError('invalid', 'errors.invalid', {
      fields: { decision: { key: 'review.errors.unknownDecision' } },
    })
  if (offered.note === 'needed' && note.trim() === '' && !hasTemplate)
    throw new DomainError('invalid', 'errors.invalid', { fields: { note: { key: 'review.errors.noteNeeded' } } })
  const values = {
    state: 'decided',
    open_key: null,
    claimed_by: null,
    claimed_until: null,
    claim_token: null,
    decided_by: tx.actor.memberId,
    decided_at: tx.at,
    decision,
    note: note.trim(),
  } as const
  await updateItem(tx, itemId, values)
  await tx.record('review.decided', {
    itemId,
    kind: item.kind,
    subjectId: item.subject_id,
    decision,
    by: tx.actor.memberId,
  })
  await audit(tx, {
    action: 'review.decide',
    subjectType: item.subject_type,
    subjectId: item.subject_id,
    after: { itemId, kind: item.kind, decision },
    reason: note.trim(),
  })
  return { ...item, ...values }
}
