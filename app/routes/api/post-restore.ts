import { z } from 'zod'
import { removeShape } from '#app/domain/threads/input.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { restorePost } from '#app/domain/threads/restore-post.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { postJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject({ reason: removeShape.shape.reason }),
    async run({ ctx, params }, { reason }) {
      const { id } = await restorePost(ctx, { postId: params.id ?? '', reason })
      return postJson(await postView(ctx, id))
    },
  }),
})
export const loader = api.loader
export const action = api.action
