import { z } from 'zod'
import { setWatch } from '#app/domain/threads/set-watch.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const api = apiRoute({
  PUT: apiCall({
    scope: 'write',
    shape: z.strictObject({ level: z.enum(['watching', 'muted']) }),
    limit: 'keep',
    run: ({ ctx, params }, { level }) => setWatch(ctx, { subject: 'tag', name: params.tag ?? '', level }),
  }),
  DELETE: apiCall({
    scope: 'write',
    shape: z.strictObject({}),
    limit: 'keep',
    run: ({ ctx, params }) => setWatch(ctx, { subject: 'tag', name: params.tag ?? '', level: null }),
  }),
})
export const loader = api.loader
export const action = api.action
