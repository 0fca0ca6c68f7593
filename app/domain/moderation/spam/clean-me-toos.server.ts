import type { Ctx } from '#app/core/context.server.ts'
import type { Pace } from '#app/core/pace.server.ts'
import { meToosOfMember } from '#app/domain/moderation/queries/spam-me-toos.server.ts'
import { countCleanedMeToos, insertCleanedMeToos } from '#app/domain/moderation/store/spam-me-toos.server.ts'
import { correctMeToo } from '#app/domain/threads/votes/correct-me-too.server.ts'

/** Takes back every "me too" that a member of a decision about spam gave. Records `thread.meTooCorrected` for each. */
export async function cleanMeToos(ctx: Ctx, cleanupId: string, memberId: string, pace: Pace): Promise<void> {
  for (let after = ''; ;) {
    const meToos = await meToosOfMember(ctx.read, memberId, { after, limit: pace.size() })
    const last = meToos.at(-1)
    if (last === undefined) return
    await pace.write(ctx, meToos.length, async (tx) => {
      const taken = []
      for (const one of meToos) if (await correctMeToo(tx, { threadId: one.thread_id, memberId })) taken.push(one)
      await insertCleanedMeToos(
        tx,
        taken.map((one) => ({ cleanup_id: cleanupId, ...one })),
      )
      await countCleanedMeToos(tx, cleanupId, taken.length)
    })
    after = last.thread_id
  }
}
