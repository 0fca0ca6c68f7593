import type { Ctx } from '#app/core/context.server.ts'
import { readableStory } from '#app/domain/stories/readable-story.server.ts'
import { storyNotFound } from '#app/domain/stories/story.ts'
import { storyViews, type StoryView } from './views.server.ts'

/** One story with all that belongs to it, for somebody who may know of it. @throws not_found */
export async function storyPage(ctx: Pick<Ctx, 'read' | 'actor'>, storyId: string): Promise<StoryView> {
  const [view] = await storyViews(ctx.read, [await readableStory(ctx, storyId)])
  if (view === undefined) throw storyNotFound()
  return view
}
