import { transitionShape } from '#app/domain/threads/input.ts'
import { transfersOf } from '#app/domain/threads/queries/transfers.server.ts'
import { transitionThread } from '#app/domain/threads/transition-thread.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { wholeThread } from '#app/web/json/whole-thread.server.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: transitionShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, body) => {
      const { id } = await transitionThread(ctx, params.id ?? '', body)
      return {
        ...(await wholeThread(ctx, id)),
        transfers: (await transfersOf(ctx.read, id)).map(({ id: transferId, kind, at, from, to }) => ({
          id: transferId,
          kind,
          at,
          from: from.id,
          to: to.id,
        })),
      }
    },
  }),
})
export const loader = api.loader
export const action = api.action
