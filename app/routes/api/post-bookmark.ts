import { z } from 'zod'
import { bookmarkNote } from '#app/domain/threads/input.ts'
import { removeBookmark } from '#app/domain/threads/remove-bookmark.server.ts'
import { saveBookmark } from '#app/domain/threads/save-bookmark.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const api = apiRoute({
  PUT: apiCall({
    scope: 'write',
    shape: z.strictObject({ note: bookmarkNote.optional() }),
    limit: 'keep',
    run: async ({ ctx, params }, { note }) => {
      await saveBookmark(ctx, { postId: params.id ?? '', note: note ?? null })
      return { bookmarked: true }
    },
  }),
  DELETE: apiCall({
    scope: 'write',
    shape: z.strictObject({}),
    limit: 'keep',
    run: async ({ ctx, params }) => {
      await removeBookmark(ctx, { postId: params.id ?? '' })
      return { bookmarked: false }
    },
  }),
})
export const loader = api.loader
export const action = api.action
