import { storyPatchShape } from '#app/domain/stories/input.ts'
import { patchStory } from '#app/domain/stories/patch-story.server.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { storyJson } from '#app/web/json/story-json.server.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: async ({ ctx, params }) => storyJson(ctx, await storyPage(ctx, params.id ?? '')) }),
  PATCH: apiCall({
    scope: 'write',
    shape: storyPatchShape.strict(),
    limit: 'edit',
    run: async ({ ctx, params }, body) => {
      const { id } = await patchStory(ctx, params.id ?? '', body)
      return storyJson(ctx, await storyPage(ctx, id))
    },
  }),
})
export const loader = api.loader
export const action = api.action
