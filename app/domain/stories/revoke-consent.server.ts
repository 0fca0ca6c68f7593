import type { Ctx } from '#app/core/context.server.ts'
import type { ConsentUse } from './consent.ts'
import { ownStoryForUpdate } from './readable-story.server.ts'
import { recordConsentChange } from './set-consents.server.ts'
import { endConsent } from './store/stories.server.ts'

/**
 * The author revokes one use of the story, in any state and immediately. Without `community` only the author and curators
 * find the story; without `name` or `company` its author is "a customer". Points stay: a consent that costs points to
 * revoke would not be free.
 * @throws not_found, forbidden for others than the author
 */
export async function revokeConsent(ctx: Ctx, { storyId, use }: { storyId: string; use: ConsentUse }): Promise<void> {
  await ctx.write(async (tx) => {
    const story = await ownStoryForUpdate(tx, storyId)
    if (await endConsent(tx, story.id, use)) await recordConsentChange(tx, story)
  })
}
