import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { findThread, responsesSince } from '#app/domain/threads/queries/posts.server.ts'
import { threadPath } from '#app/domain/threads/thread.ts'

/** Answers or replies by others in a thread since the member began to write; `href` null: there are none. */
export type NewResponses = { count: number; href: string | null }

/**
 * Counts them. @param since ISO instant
 * @throws not_found
 */
export async function countNewResponses(ctx: Ctx, threadId: string, since: string): Promise<NewResponses> {
  const thread = readable(ctx.actor, await findThread(ctx.read, threadId))
  const { count, firstId } = await responsesSince(ctx.read, thread.id, since, ctx.actor.memberId)
  return { count, href: firstId === null ? null : `${threadPath(thread)}?order=oldest#${firstId}` }
}
