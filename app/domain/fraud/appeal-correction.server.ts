import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { plus } from '#app/core/time.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { insertAppeal, isAbout, findingForUpdate } from './store/findings.server.ts'

/**
 * Appeals against a correction, once; another moderator than the one who corrected decides. Records
 * `gaming.appealed`.
 * @throws not_found for a correction that does not concern the actor; not_now when the actor appealed before, the
 *   correction is too old, or was undone
 */
export async function appealCorrection(
  ctx: Ctx,
  { findingId, text }: { findingId: string; text: string },
): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const finding = await findingForUpdate(tx, findingId)
    if (
      finding === undefined ||
      finding.state === 'open' ||
      finding.state === 'dismissed' ||
      !(await isAbout(tx, findingId, memberId))
    )
      throw new DomainError('not_found', 'errors.notFound')
    if (finding.state !== 'corrected') throw new DomainError('not_now', 'gaming.errors.undone')
    if ((finding.decided_at ?? tx.at) < plus(tx.at, { days: -tx.setting('gaming.appealDays') }))
      throw new DomainError('not_now', 'gaming.errors.tooLate')
    const id = newId('appeal')
    const isNew = await insertAppeal(tx, {
      id,
      finding_id: findingId,
      member_id: memberId,
      text,
      state: 'open',
      created_at: tx.at,
      decided_at: null,
      reason: '',
    })
    if (!isNew) throw new DomainError('not_now', 'gaming.errors.once')
    await openReviewItem(tx, {
      kind: 'gaming-appeal',
      subjectType: 'appeal',
      subjectId: id,
      memberId,
      reason: finding.pattern,
      evidence: { findingId },
    })
    await tx.record('gaming.appealed', { findingId, appealId: id, memberId })
  })
}
