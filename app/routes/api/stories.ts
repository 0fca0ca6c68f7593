import { z } from 'zod'
import { storyShape } from '#app/domain/stories/input.ts'
import { myStories, publishedStories, storiesInState } from '#app/domain/stories/queries/lists.server.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import { storyQuestions, storyStates } from '#app/domain/stories/story.ts'
import { apiCall, apiRoute, choiceOf, pageOf, type ApiArgs } from '#app/web/api-route.server.ts'
import { storyJson } from '#app/web/json/story-json.server.ts'
import { mayCurate } from '#app/web/story-views.server.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: list }),
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject(storyShape.omit({ revision: true }).shape),
    limit: 'story',
    status: 201,
    run: async ({ ctx }, body) => storyJson(ctx, await storyPage(ctx, (await saveStory(ctx, body)).id)),
  }),
})
export const loader = api.loader
export const action = api.action

/**
 * Without `state`, what everybody may read. With one that is not public: curators get what is theirs to see, members
 * their own.
 */
async function list({ ctx, url }: ApiArgs) {
  const state = choiceOf(url, 'state', storyStates)
  const filter = {
    product: url.searchParams.get('product'),
    industry: url.searchParams.get('industry'),
    question: choiceOf(url, 'question', storyQuestions),
  }
  const page = pageOf(url)
  const found =
    state === null || state === 'published' || state === 'featured'
      ? await publishedStories(ctx, { ...filter, state }, page)
      : mayCurate(ctx) && state !== 'draft' && state !== 'withdrawn'
        ? await storiesInState(ctx, [state], page)
        : await myStories(ctx, state, page)
  return { items: found.items.map((view) => storyJson(ctx, view)), next: found.next }
}
