import { z } from 'zod'
import { outcomeShape } from '#app/domain/threads/input.ts'
import { sayOutcome } from '#app/domain/threads/say-outcome.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject(outcomeShape.omit({ postId: true }).shape),
    limit: 'vote',
    run: ({ ctx, params }, body) => sayOutcome(ctx, { ...body, postId: params.id ?? '' }),
  }),
})
export const loader = api.loader
export const action = api.action
