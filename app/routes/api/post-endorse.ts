import { z } from 'zod'
import { endorseAnswer } from '#app/domain/threads/endorse-answer.server.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { postJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  PUT: apiCall({
    scope: 'staff',
    shape: z.strictObject({}),
    async run({ ctx, params }) {
      const { id } = await endorseAnswer(ctx, { postId: params.id ?? '' })
      return postJson(await postView(ctx, id))
    },
  }),
})
export const loader = api.loader
export const action = api.action
