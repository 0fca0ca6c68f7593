import { z } from 'zod'
import { recheckShape } from '#app/domain/threads/input.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { recheckAnswer } from '#app/domain/threads/recheck-answer.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { threadJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject(recheckShape.omit({ postId: true }).shape),
    limit: 'staffAct',
    run: async ({ ctx, params }, body) =>
      threadJson(await threadSummary(ctx, (await recheckAnswer(ctx, { ...body, postId: params.id ?? '' })).id)),
  }),
})
export const loader = api.loader
export const action = api.action
