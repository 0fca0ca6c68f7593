import type { Ctx } from '#app/core/context.server.ts'
import { indexStory } from '#app/domain/search/index-story.server.ts'

export async function indexStoryJob(ctx: Ctx, payload: { storyId: string }): Promise<void> {
  await indexStory(ctx, payload)
}
