import { z } from 'zod'
import { acceptAnswer } from '#app/domain/threads/accept-answer.server.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { unacceptAnswer } from '#app/domain/threads/unaccept-answer.server.ts'
import { apiCall, apiRoute, type ApiArgs } from '#app/web/api-route.server.ts'
import { postJson } from '#app/web/json/thread-json.ts'

const shape = z.strictObject({})

const api = apiRoute({
  PUT: apiCall({ scope: 'write', shape, run: accept }),
  DELETE: apiCall({ scope: 'write', shape, run: unaccept }),
})
export const loader = api.loader
export const action = api.action

async function accept({ ctx, params }: ApiArgs) {
  const { id } = await acceptAnswer(ctx, { postId: params.id ?? '' })
  return postJson(await postView(ctx, id))
}

async function unaccept({ ctx, params }: ApiArgs) {
  const { id } = await unacceptAnswer(ctx, { postId: params.id ?? '' })
  return postJson(await postView(ctx, id))
}
