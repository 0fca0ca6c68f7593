import { z } from 'zod'
import { setFollow } from '#app/domain/threads/set-follow.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const shape = z.strictObject({})

const api = apiRoute({
  PUT: apiCall({
    scope: 'write',
    shape,
    limit: 'keep',
    run: ({ ctx, params }) => setFollow(ctx, { threadId: params.id ?? '', on: true }),
  }),
  DELETE: apiCall({
    scope: 'write',
    shape,
    limit: 'keep',
    run: ({ ctx, params }) => setFollow(ctx, { threadId: params.id ?? '', on: false }),
  }),
})
export const loader = api.loader
export const action = api.action
