import { z } from 'zod'
import { castVote } from '#app/domain/threads/cast-vote.server.ts'
import { voteShape } from '#app/domain/threads/input.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const api = apiRoute({
  PUT: apiCall({
    scope: 'write',
    shape: z.strictObject(voteShape.omit({ postId: true }).shape),
    limit: 'vote',
    run: ({ ctx, params }, { value }) => castVote(ctx, { postId: params.id ?? '', value }),
  }),
})
export const loader = api.loader
export const action = api.action
