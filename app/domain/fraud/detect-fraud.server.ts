import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import type { FindingTable } from '#db/schema/fraud.ts'
import { fingerprintOf, type Pattern } from './act.ts'
import { findPatterns } from './find-patterns.server.ts'
import { unpaidEvents, insertFinding, lastFinding } from './store/findings.server.ts'

/** A decided pattern is not reported again for this long, unless it has twice as many acts. In days. */
const QUIET_DAYS = 90

/**
 * Opens a review item with its evidence for each new pattern. Corrects nothing.
 * @param patterns when they were found already
 * @returns how many are new
 */
export async function detectFraud(ctx: Ctx, patterns?: readonly Pattern[]): Promise<number> {
  let found = 0
  for (const pattern of patterns ?? (await findPatterns(ctx)))
    if (await ctx.write((tx) => recordFinding(tx, pattern))) found++
  return found
}

async function recordFinding(tx: Tx, pattern: Pattern): Promise<boolean> {
  const fingerprint = fingerprintOf(pattern)
  await tx.dialect.lockNamed(tx.db, `gaming:${fingerprint}`)
  const last = await lastFinding(tx, fingerprint)
  if (last !== undefined && !isNews(last, pattern, plus(tx.at, { days: -QUIET_DAYS }))) return false
  const unpaid = await unpaidEvents(
    tx,
    pattern.acts.map(({ eventId }) => eventId),
  )
  const fresh = pattern.acts.filter(({ eventId }) => !unpaid.has(eventId))
  if (fresh.length === 0) return false
  const id = newId('finding')
  const finding = {
    id,
    pattern: pattern.pattern,
    fingerprint,
    state: 'open',
    found_at: tx.at,
    decided_at: null,
    decided_by: null,
    evidence: JSON.stringify({ ...pattern.figures, acts: pattern.acts.length }),
  } as const
  const acts = fresh.map((act) => ({
    finding_id: id,
    kind: act.kind,
    event_id: act.eventId,
    vote_id: act.voteId,
    post_id: act.postId,
    from_id: act.from,
    to_id: act.to,
    value: act.value,
    at: act.at,
    corrected_at: null,
  }))
  await insertFinding(tx, finding, pattern.members, acts)
  await openReviewItem(tx, {
    kind: 'gaming-finding',
    subjectType: 'finding',
    subjectId: id,
    reason: pattern.pattern,
    evidence: pattern.figures,
  })
  return true
}

function isNews(last: FindingTable, pattern: Pattern, quietSince: string): boolean {
  if (last.state === 'open') return false
  // A pattern that continues after a correction is reported again immediately, with the acts that still pay.
  if (last.state === 'corrected') return true
  if ((last.decided_at ?? last.found_at) < quietSince) return true
  return pattern.acts.length >= 2 * Number((JSON.parse(last.evidence) as { acts: number }).acts)
}
