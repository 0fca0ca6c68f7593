import type { Ctx } from '../core/context.server.ts'
import { indexStory } from '../domain/search/index-story.server.ts'

export async function indexStoryJob(ctx: Ctx, payload: { storyId: string }): Promise<void> {
  await indexStory(ctx, payload)
}
