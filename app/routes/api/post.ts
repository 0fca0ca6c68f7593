import { z } from 'zod'
import { editPost } from '#app/domain/threads/edit-post.server.ts'
import { editPostShape, removeShape } from '#app/domain/threads/input.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { removePost } from '#app/domain/threads/remove-post.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { postJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: async ({ ctx, params }) => postJson(await postView(ctx, params.id ?? '')) }),
  PATCH: apiCall({
    scope: 'write',
    shape: z.strictObject({ body: editPostShape.shape.body, revision: z.int().min(1) }),
    limit: 'edit',
    async run({ ctx, params }, body) {
      const { id } = await editPost(ctx, { ...body, postId: params.id ?? '' })
      return postJson(await postView(ctx, id))
    },
  }),
  DELETE: apiCall({
    scope: 'write',
    shape: z.strictObject({ reason: removeShape.shape.reason }),
    async run({ ctx, params }, { reason }) {
      const { id } = await removePost(ctx, { postId: params.id ?? '', reason })
      return postJson(await postView(ctx, id))
    },
  }),
})
export const loader = api.loader
export const action = api.action
