import type { Ctx } from '#app/core/context.server.ts'
import type { ConsentUse } from './consent.ts'
import { ownStoryForUpdate } from './readable-story.server.ts'
import { recordConsentChange } from './set-consents.server.ts'
import { insertConsent } from './store/stories.server.ts'

/**
 * The author consents to one use of the story under the present wording. A use that is allowed already stays.
 * @throws not_found, forbidden for others than the author
 */
export async function grantConsent(ctx: Ctx, { storyId, use }: { storyId: string; use: ConsentUse }): Promise<void> {
  await ctx.write(async (tx) => {
    const story = await ownStoryForUpdate(tx, storyId)
    if (await insertConsent(tx, story, use)) await recordConsentChange(tx, story)
  })
}
