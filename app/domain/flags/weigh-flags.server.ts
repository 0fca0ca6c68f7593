import { systemActor } from '#app/core/actor.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberLocale } from '#app/domain/moderation/queries/people.server.ts'
import { raiseReviewItem } from '#app/domain/review/raise-review-item.server.ts'
import { translator } from '#app/i18n/index.ts'
import { flagReasonOf, flagReasons } from '#app/registry/flag-reasons.ts'
import { isSpared, linksAmong, openFlagsOf } from './queries/flags.server.ts'
import type { Thing } from './things.server.ts'
import { hides, sumOfFlags } from './weight.ts'

/** Hours ahead in the queue of a thing whose flags just fill a threshold, and the most that flags bring. */
const fullHours = 24
export const mostHours = 72

/**
 * Weighs the open flags of a thing that the caller has locked: its item moves forward in the queue, and from the
 * threshold on it is hidden until a moderator decides, as a decision of the site that its author is told of. What staff
 * and trust level 4 wrote is never hidden this way. At most five queries before that.
 */
export async function weighFlagsIn(tx: Tx, thing: Thing, itemId: string): Promise<void> {
  const flags = await openFlagsOf(tx.db, thing.type, thing.id)
  const counted = flags.map(({ member_id: memberId, reason, weight, newcomer }) => ({
    memberId,
    reason: flagReasonOf(reason),
    weight,
    newcomer: newcomer === 1,
  }))
  const links = await linksAmong(
    tx.db,
    counted.map(({ memberId }) => memberId),
    tx.at,
  )
  const sum = sumOfFlags(counted, links)
  await raiseReviewItem(tx, itemId, {
    hours: Math.min(mostHours, Math.round(fullHours * sum.share)),
    evidence: { source: 'flag' },
  })
  const { type, hold } = thing
  if (hold === null || type === 'message') return
  if (!hides(sum) || sum.reason === null || !thing.visible || (await isSpared(tx.db, thing.authorId))) return
  const t = translator(await memberLocale(tx, thing.authorId))
  await hold(tx.as(systemActor, tx.at), {
    rule: flagReasons[sum.reason].rule,
    facts: t(`flags.held.${type}`, { reason: t(`flags.reason.${sum.reason}`) }),
    source: 'flag',
    decidedAutomatically: true,
    reviewItemId: itemId,
  })
}
