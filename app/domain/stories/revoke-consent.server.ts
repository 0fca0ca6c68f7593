import type { Ctx } from '#app/core/context.server.ts'
import type { ConsentUse } from './consent.ts'
import { ownStoryForUpdate } from './readable-story.server.ts'
import { recordConsentChange } from './set-consents.server.ts'
import { endConsent } from './store/stories.server.ts'

/**
 * The author takes one use of the story back, in any state and at once: without `community` nobody else finds it any
 * more, without `name` or `company` it is told by "a customer". Points stay: consent that costs something is not free.
 * @throws not_found, forbidden for others than the author
 */
export async function revokeConsent(ctx: Ctx, { storyId, use }: { storyId: string; use: ConsentUse }): Promise<void> {
  await ctx.write(async (tx) => {
    const story = await ownStoryForUpdate(tx, storyId)
    if (await endConsent(tx, story.id, use)) await recordConsentChange(tx, story)
  })
}
