import { z } from 'zod'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { restorePost } from '#app/domain/threads/restore-post.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { postJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject({}),
    async run({ ctx, params }) {
      const { id } = await restorePost(ctx, { postId: params.id ?? '' })
      return postJson(await postView(ctx, id))
    },
  }),
})
export const loader = api.loader
export const action = api.action
