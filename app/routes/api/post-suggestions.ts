import { z } from 'zod'
import { suggestShape } from '#app/domain/threads/input.ts'
import { suggestionsFor } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { suggestEdit } from '#app/domain/threads/suggest-edit.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { suggestionJson } from '#app/web/json/suggestion-json.ts'

const api = apiRoute({
  GET: apiCall({
    scope: 'read',
    run: async ({ ctx, params }) => ({
      items: (await suggestionsFor(ctx, params.id ?? '')).map(suggestionJson),
      next: null,
    }),
  }),
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject(suggestShape.omit({ postId: true }).shape),
    limit: 'edit',
    status: 201,
    run: async ({ ctx, params }, body) => suggestionJson(await suggestEdit(ctx, { ...body, postId: params.id ?? '' })),
  }),
})
export const loader = api.loader
export const action = api.action
