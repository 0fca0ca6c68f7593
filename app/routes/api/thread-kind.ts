import { z } from 'zod'
import { changeKindShape } from '#app/domain/threads/catalogue/input.ts'
import { changeKind, undoKindChange } from '#app/domain/threads/change-kind.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { wholeThread } from '#app/web/json/whole-thread.server.ts'

const api = apiRoute({
  PUT: apiCall({
    scope: 'write',
    shape: z.strictObject(changeKindShape.shape),
    async run({ ctx, params }, input) {
      await changeKind(ctx, { threadId: params.id ?? '', ...input })
      return wholeThread(ctx, params.id ?? '')
    },
  }),
  DELETE: apiCall({
    scope: 'write',
    shape: z.strictObject({}),
    async run({ ctx, params }) {
      await undoKindChange(ctx, { threadId: params.id ?? '' })
      return wholeThread(ctx, params.id ?? '')
    },
  }),
})
export const loader = api.loader
export const action = api.action
