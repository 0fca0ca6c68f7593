import type { Ctx } from '#app/core/context.server.ts'
import { readableStory } from '#app/domain/stories/readable-story.server.ts'
import { storyNotFound } from '#app/domain/stories/story.ts'
import { storyViews, type StoryView } from './views.server.ts'

/** One story with all that belongs to it. @throws not_found, also when the actor may not know of it */
export async function storyPage(ctx: Pick<Ctx, 'read' | 'actor'>, storyId: string): Promise<StoryView> {
  const [view] = await storyViews(ctx.read, [await readableStory(ctx, storyId)])
  if (view === undefined) throw storyNotFound()
  return view
}
