import { z } from 'zod'
import { ideaStatusShape } from '#app/domain/threads/catalogue/input.ts'
import { ideaHistory } from '#app/domain/threads/queries/ideas.server.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { setIdeaStatus, undoIdeaStatus } from '#app/domain/threads/set-idea-status.server.ts'
import { apiCall, apiRoute, type ApiArgs } from '#app/web/api-route.server.ts'
import { ideaStepsJson } from '#app/web/json/catalogue-json.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: answer }),
  POST: apiCall({
    scope: 'staff',
    shape: z.strictObject(ideaStatusShape.shape),
    async run(args, input) {
      await setIdeaStatus(args.ctx, { threadId: args.params.id ?? '', ...input })
      return answer(args)
    },
  }),
  DELETE: apiCall({
    scope: 'staff',
    shape: z.strictObject(ideaStatusShape.pick({ reason: true }).shape),
    async run(args, { reason }) {
      await undoIdeaStatus(args.ctx, { threadId: args.params.id ?? '', reason })
      return answer(args)
    },
  }),
})
export const loader = api.loader
export const action = api.action

async function answer({ ctx, params }: ApiArgs) {
  const thread = await threadSummary(ctx, params.id ?? '')
  return {
    threadId: thread.id,
    status: thread.ideaStatus,
    history: ideaStepsJson(await ideaHistory(ctx.read, thread.id)),
  }
}
