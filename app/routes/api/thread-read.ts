import { z } from 'zod'
import { readShape } from '#app/domain/threads/input.ts'
import { markThreadRead } from '#app/domain/threads/mark-thread-read.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const api = apiRoute({
  PUT: apiCall({
    scope: 'write',
    shape: z.strictObject({ until: readShape.shape.until }),
    limit: 'keep',
    run: async ({ ctx, params }, { until }) => {
      await markThreadRead(ctx, { threadId: params.id ?? '', until: until ?? null })
      return { read: true }
    },
  }),
})
export const loader = api.loader
export const action = api.action
