import { DomainError } from '#app/core/errors.ts'
import type { Reading } from '#app/core/reading.ts'
import { formatFor } from '#app/i18n/format.ts'
import { decisionsOf, type ReviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewItemTable } from '#db/schema/review.ts'
import { memberName } from './queries/review-items.server.ts'

type Decided = Pick<ReviewItemTable, 'kind' | 'state' | 'decision' | 'decided_at' | 'decided_by'>

/**
 * Refuses a second decision, saying who decided and when.
 * @throws conflict with the code `already_decided` and what the API calls the decision; returns for an item that waits
 */
export async function refuseDecided(from: Reading, item: Decided): Promise<void> {
  if (item.state !== 'decided' || item.decided_at === null) return
  const name = await memberName(from.read, item.decided_by)
  // The same in every language: the day and the time on the clocks of the site.
  const at = formatFor('en', from.setting('site.timeZone')).exact(item.decided_at)
  const decision = decisionsOf(item.kind as ReviewKind)[item.decision ?? '']?.answers ?? item.decision
  const details = { decision, decidedAt: item.decided_at }
  if (name === null) throw new DomainError('conflict', 'review.errors.decided', { code: 'already_decided', details })
  throw new DomainError('conflict', 'review.errors.decidedBy', {
    code: 'already_decided',
    params: { name, at },
    details,
  })
}
