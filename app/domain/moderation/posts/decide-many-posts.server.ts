import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import type { PostDecisionInput } from '#app/domain/moderation/input.ts'
import { decidePost } from './decide-post.server.ts'

/**
 * The same decision on many posts, one after the other: what another person decided or claimed meanwhile is left as it
 * is. A sanction is given once to each author. @returns how many were decided, and how many were left
 * @throws invalid without a reason, before anything is decided
 */
export async function decideManyPosts(
  ctx: Ctx,
  itemIds: readonly string[],
  decision: PostDecisionInput,
): Promise<{ done: number; left: number }> {
  const each = ctx.as(ctx.actor, { requestKey: undefined })
  let done = 0
  const sanctioned = new Set<string>()
  for (const itemId of itemIds) {
    try {
      const { authorId } = await decidePost(each, { itemId, ...decision, spared: sanctioned })
      if (authorId !== null) sanctioned.add(authorId)
      done++
    } catch (error) {
      if (!isDomainError(error) || error.kind === 'invalid') throw error
    }
  }
  return { done, left: itemIds.length - done }
}
