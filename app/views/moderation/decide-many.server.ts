import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { own } from '#app/core/own.ts'
import { reviewItem } from '#app/domain/review/queries/review-items.server.ts'
import { authorizeKind } from '#app/domain/review/reach.ts'
import type { Params } from '#app/i18n/translate.ts'
import { decisionsOf, reviewKind, type ReviewKind } from '#app/registry/review-kinds.ts'
import { reviewPanels, type ReviewDecision } from '#app/views/review-panels.server.ts'

/** An item that was not decided, and why: the key of a text, and the word for programs. */
export type LeftItem = { id: string; key: string; params: Params; code: string }

/** The most items of one decision: a page of the queue. */
export const mostTogether = 50

/**
 * The same decision on many items of one kind, one after the other and each in a transaction of its own: what can't be
 * decided is left, with the reason. A sanction is given once to each member.
 * @throws forbidden for who decides about nothing of that kind; invalid before anything is decided: for a kind that is decided one by one, an unknown decision, a missing reason
 */
export async function decideMany(
  ctx: Ctx,
  { kind, itemIds }: { kind: ReviewKind; itemIds: readonly string[] },
  given: ReviewDecision,
): Promise<{ done: number; left: LeftItem[] }> {
  refuseUnfit(kind, given)
  authorizeKind(ctx.actor, kind)
  // The key of the request covers one write; these are many.
  const each = ctx.as(ctx.actor, { requestKey: undefined })
  const sanctioned = new Set<string>()
  const left: LeftItem[] = []
  for (const id of itemIds) {
    try {
      const item = await reviewItem(each, id)
      if (item.kind !== kind) throw otherKind()
      const spared = item.member_id !== null && sanctioned.has(item.member_id)
      const fields = spared ? { ...given.fields, sanction: 'none' } : given.fields
      await reviewPanels[kind].decide(each, item, { ...given, fields })
      if (item.member_id !== null) sanctioned.add(item.member_id)
    } catch (error) {
      if (!isDomainError(error) || (error.kind === 'invalid' && left.length === 0 && id === itemIds[0])) throw error
      left.push({ id, key: error.key, params: error.params, code: error.code })
    }
  }
  return { done: itemIds.length - left.length, left }
}

function refuseUnfit(kind: ReviewKind, { decision, note, fields }: ReviewDecision): void {
  const offered = reviewKind(kind).bulk === true ? own(decisionsOf(kind), decision) : undefined
  if (offered === undefined) throw invalid('decision', 'review.errors.unknownDecision')
  if (offered.note === 'needed' && note.trim() === '' && !fields['templateId'])
    throw invalid('note', 'review.errors.noteNeeded')
}

export function otherKind(): DomainError {
  return new DomainError('not_now', 'review.errors.otherKind')
}

function invalid(field: string, key: string): DomainError {
  return new DomainError('invalid', 'errors.invalid', { fields: { [field]: { key } } })
}
