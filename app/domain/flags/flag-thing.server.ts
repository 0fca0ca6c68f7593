import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'
import { flagReasons } from '#app/registry/flag-reasons.ts'
import { stateAfter, type Flag } from './flag.ts'
import type { FlagInput } from './input.ts'
import { flagRecordOf } from './queries/flags.server.ts'
import { refusePaused } from './refuse-paused.server.ts'
import { flagForUpdate, insertFlag, updateFlag } from './store/flags.server.ts'
import { things } from './things.server.ts'
import { weighFlagsIn } from './weigh-flags.server.ts'
import { flagWeight } from './weight.ts'

/** Moderators and staff weigh as the highest trust level. */
const staffLevel = 4

/**
 * A member reports a post, a story, a profile or a picture: one flag per member and thing. Flagging again changes its
 * reason and text, or gives it again after it was withdrawn. It opens or joins the review item of the thing, and with
 * enough weight the thing is hidden until that is decided. Records `flag.given` the first time.
 * @throws unauthenticated; not_found; invalid for a reason that makes no sense there; forbidden for one's own, or while
 *   flagging is paused; not_now when it is out of sight; conflict with the code `already_decided`
 */
export async function flagThing(
  ctx: Ctx,
  { type, id, reason, note }: { type: FlaggedType; id: string } & FlagInput,
): Promise<Flag> {
  const memberId = signedIn(ctx.actor)
  if (!(flagReasons[reason].on as readonly FlaggedType[]).includes(type))
    throw new DomainError('invalid', 'flags.errors.badReason', {
      fields: { reason: { key: 'flags.errors.badReason' } },
    })
  return ctx.write(async (tx) => {
    const thing = await things[type](ctx, tx, id)
    await refusePaused(tx, memberId)
    const before = await flagForUpdate(tx, memberId, thing)
    if (before !== undefined && stateAfter(before.state, 'change') === null)
      throw new DomainError('conflict', 'flags.errors.decided', { code: 'already_decided' })
    const level = ctx.actor.roles.some((role) => role !== 'member') ? staffLevel : ctx.actor.trustLevel
    const values = {
      author_id: thing.authorId,
      reason,
      note,
      state: 'open',
      weight: flagWeight(level, await flagRecordOf(tx.db, memberId)),
      newcomer: level === 0 ? 1 : 0,
      changed_at: tx.at,
      spam_cleanup_id: null,
      review_item_id: await thing.openItem(tx),
    } as const
    const flag: Flag = {
      id: newId('flag', msOf(tx.at)),
      member_id: memberId,
      subject_type: type,
      subject_id: id,
      at: tx.at,
      decided_at: null,
      upheld_event_id: null,
      ...before,
      ...values,
    }
    if (before === undefined) {
      await insertFlag(tx, flag)
      await tx.record('flag.given', { flagId: flag.id, memberId, subjectType: type, subjectId: id, reason })
    } else await updateFlag(tx, before.id, values)
    await weighFlagsIn(tx, thing, flag.review_item_id)
    return flag
  })
}
