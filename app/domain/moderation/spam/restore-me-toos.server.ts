import type { Ctx } from '#app/core/context.server.ts'
import type { Pace } from '#app/core/pace.server.ts'
import { cleanedMeToosOf } from '#app/domain/moderation/queries/spam-me-toos.server.ts'
import { countCleanedMeToos, deleteCleanedMeToos } from '#app/domain/moderation/store/spam-me-toos.server.ts'
import { restoreMeToo } from '#app/domain/threads/votes/correct-me-too.server.ts'

/**
 * Returns the "me too" that a decision about spam took back. Records `thread.meTooCorrectionUndone` for each.
 * @param memberId '' for all
 */
export async function restoreMeToos(ctx: Ctx, cleanupId: string, memberId: string, pace: Pace): Promise<void> {
  for (;;) {
    const meToos = await cleanedMeToosOf(ctx.read, cleanupId, { memberId, limit: pace.size() })
    if (meToos.length === 0) return
    await pace.write(ctx, meToos.length, async (tx) => {
      for (const { thread_id: threadId, member_id: giver, created_at: at } of meToos)
        await restoreMeToo(tx, { threadId, memberId: giver, at })
      await deleteCleanedMeToos(tx, meToos)
      await countCleanedMeToos(tx, cleanupId, -meToos.length)
    })
  }
}
