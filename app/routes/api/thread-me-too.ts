import { z } from 'zod'
import { setMeToo } from '#app/domain/threads/set-me-too.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const shape = z.strictObject({})

const api = apiRoute({
  PUT: apiCall({
    scope: 'write',
    shape,
    run: ({ ctx, params }) => setMeToo(ctx, { threadId: params.id ?? '', on: true }),
  }),
  DELETE: apiCall({
    scope: 'write',
    shape,
    run: ({ ctx, params }) => setMeToo(ctx, { threadId: params.id ?? '', on: false }),
  }),
})
export const loader = api.loader
export const action = api.action
