import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { openPostItem } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { refusalToFlag } from '#app/domain/threads/upkeep/flagging.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import { stateAfter, type Flag } from './flag.ts'
import type { FlagInput } from './input.ts'
import { flagRecordOf } from './queries/flags.server.ts'
import { refusePaused } from './refuse-paused.server.ts'
import { flagForUpdate, insertFlag, updateFlag } from './store/flags.server.ts'
import { weighFlagsIn } from './weigh-flags.server.ts'
import { flagWeight } from './weight.ts'

/** Moderators and staff weigh as the highest trust level. */
const staffLevel = 4

/**
 * A member reports a post: one flag per member and post. Flagging again changes its reason and text, or gives it again
 * after it was withdrawn. It opens or joins the review item of the post, and with enough weight the post is held until
 * that is decided. Records `flag.given` the first time.
 * @throws unauthenticated; not_found; forbidden for one's own post, or while flagging is paused; not_now when the post is
 *   out of sight; conflict with the code `already_decided`
 */
export async function flagPost(ctx: Ctx, { postId, reason, note }: { postId: string } & FlagInput): Promise<Flag> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postWithThread(tx, postId))
    refuse(ctx.actor, refusalToFlag(ctx.actor, thread, post))
    await refusePaused(tx, memberId)
    const before = await flagForUpdate(tx, memberId, { type: 'post', id: postId })
    if (before !== undefined && stateAfter(before.state, 'change') === null)
      throw new DomainError('conflict', 'flags.errors.decided', { code: 'already_decided' })
    const level = ctx.actor.roles.some((role) => role !== 'member') ? staffLevel : ctx.actor.trustLevel
    const values = {
      author_id: post.author_id,
      reason,
      note,
      state: 'open',
      weight: flagWeight(level, await flagRecordOf(tx.db, memberId)),
      newcomer: level === 0 ? 1 : 0,
      changed_at: tx.at,
      review_item_id: await openPostItem(tx, { postId, reason: 'flagged', evidence: { source: 'flag' } }),
    } as const
    const flag: Flag = {
      id: newId('flag', msOf(tx.at)),
      member_id: memberId,
      subject_type: 'post',
      subject_id: postId,
      at: tx.at,
      decided_at: null,
      upheld_event_id: null,
      ...before,
      ...values,
    }
    if (before === undefined) {
      await insertFlag(tx, flag)
      await tx.record('flag.given', { flagId: flag.id, memberId, subjectType: 'post', subjectId: postId, reason })
    } else await updateFlag(tx, before.id, values)
    await weighFlagsIn(tx, post, flag.review_item_id)
    return flag
  })
}
