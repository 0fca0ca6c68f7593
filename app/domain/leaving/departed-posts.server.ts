import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { actorOf } from './leave-community.server.ts'
import { findDeparture, postsRemovedSince, removablePosts } from './queries/departures.server.ts'

const atOnce = 100

/**
 * Deletes the posts of a member who left and wants them gone, as the author would: an opening post that others answered
 * stays until the erasure takes its text. Runs again without doing anything twice. @returns how many
 */
export async function removeDepartedPosts(ctx: Ctx, { departureId }: { departureId: string }): Promise<number> {
  const departure = await findDeparture(ctx.read, departureId)
  if (departure === null || departure.returned_at !== null || departure.posts !== 'remove') return 0
  return eachPost(ctx, departure.member_id, () => removablePosts(ctx.read, departure.member_id, atOnce), removePost)
}

/** Restores what `removeDepartedPosts` deleted, after the member returned. @returns how many */
export async function restoreDepartedPosts(ctx: Ctx, { departureId }: { departureId: string }): Promise<number> {
  const departure = await findDeparture(ctx.read, departureId)
  if (departure === null || departure.returned_at === null || departure.posts !== 'remove') return 0
  const { member_id: memberId, left_at: since } = departure
  return eachPost(ctx, memberId, () => postsRemovedSince(ctx.read, memberId, since, atOnce), restorePost)
}

async function eachPost(
  ctx: Ctx,
  memberId: string,
  next: () => Promise<string[]>,
  act: (ctx: Ctx, input: { postId: string }) => Promise<unknown>,
): Promise<number> {
  const member = await memberById(ctx.read, memberId)
  if (member === null) return 0
  const as = ctx.as(actorOf(member))
  let done = 0
  for (;;) {
    let changed = 0
    for (const postId of await next()) {
      try {
        await act(as, { postId })
        changed += 1
      } catch (error) {
        // Archived or held meanwhile: it stays as it is.
        if (!isDomainError(error)) throw error
      }
    }
    if (changed === 0) return done
    done += changed
  }
}
