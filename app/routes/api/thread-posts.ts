import { z } from 'zod'
import { postShape } from '#app/domain/threads/input.ts'
import { postView, postsOfThread } from '#app/domain/threads/queries/thread-page.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { apiCall, apiRoute, pageOf } from '#app/web/api-route.server.ts'
import { postJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  GET: apiCall({
    scope: null,
    async run({ ctx, params, url }) {
      const { items, next } = await postsOfThread(ctx, params.id ?? '', pageOf(url))
      return { items: items.map(postJson), next }
    },
  }),
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject(postShape.omit({ threadId: true }).shape),
    limit: 'post',
    status: 201,
    async run({ ctx, params }, body) {
      const post = await writePost(ctx, { ...body, threadId: params.id ?? '' })
      return postJson(await postView(ctx, post.id))
    },
  }),
})
export const loader = api.loader
export const action = api.action
