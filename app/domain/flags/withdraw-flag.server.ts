import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import { stateAfter, type Flag } from './flag.ts'
import { onlyFlagsKeepOpen, openFlagsOf } from './queries/flags.server.ts'
import { flagByIdForUpdate, flagForUpdate, updateFlag } from './store/flags.server.ts'

/**
 * The member takes back a flag of a thing that is not decided. The item leaves the queue with its last flag, unless
 * something else opened it or the post is held by now: then a moderator decides all the same. Withdrawing again changes
 * nothing. Records `flag.withdrawn`.
 * @throws unauthenticated; not_found; conflict with the code `already_decided`
 */
export async function withdrawFlag(ctx: Ctx, thing: { type: FlaggedType; id: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => withdrawIn(tx, await flagForUpdate(tx, memberId, thing)))
}

/** The same by the id of the flag. @throws as above; not_found for flags of others */
export async function withdrawFlagById(ctx: Ctx, id: string): Promise<Flag> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const flag = await flagByIdForUpdate(tx, id)
    return withdrawIn(tx, flag?.member_id === memberId ? flag : undefined)
  })
}

/** The kind of the review item that flags of each type open. */
const flagItemKinds = {
  post: 'post',
  story: 'content',
  profile: 'content',
  picture: 'content',
  message: 'message',
} as const satisfies Record<FlaggedType, ReviewKind>

async function withdrawIn(tx: Tx, flag: Flag | undefined): Promise<Flag> {
  if (flag === undefined) throw notFound('flags.errors.notFound')
  if (flag.state === 'withdrawn') return flag
  if (stateAfter(flag.state, 'withdraw') === null)
    throw new DomainError('conflict', 'flags.errors.decided', { code: 'already_decided' })
  const values = { state: 'withdrawn', changed_at: tx.at } as const
  await withdrawFlagIn(tx, flag, values)
  return { ...flag, ...values }
}

/** Withdraws an open flag, and its item with its last flag. */
export async function withdrawFlagIn(tx: Tx, flag: Flag, values: Pick<Flag, 'state'> & Partial<Flag>): Promise<void> {
  await updateFlag(tx, flag.id, values)
  await tx.record('flag.withdrawn', { flagId: flag.id, memberId: flag.member_id })
  const left = await openFlagsOf(tx.db, flag.subject_type, flag.subject_id)
  if (left.length === 0 && (await onlyFlagsKeepOpen(tx.db, flag.review_item_id)))
    await withdrawReviewItem(tx, {
      kind: flagItemKinds[flag.subject_type],
      subjectId: flag.subject_id,
    })
}
