import { transitionShape } from '#app/domain/stories/input.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { storyJson } from '#app/web/json/story-json.server.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: transitionShape,
    run: async ({ ctx, params }, body) => {
      const { id } = await transitionStory(ctx, { ...body, storyId: params.id ?? '' })
      return storyJson(ctx, await storyPage(ctx, id))
    },
  }),
})
export const loader = api.loader
export const action = api.action
