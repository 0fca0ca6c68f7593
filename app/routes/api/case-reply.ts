import { z } from 'zod'
import { replyShape } from '#app/domain/cases/input.ts'
import { replyToCase } from '#app/domain/cases/reply-to-case.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { caseNumberOf } from '#app/web/case-number.ts'
import { wholeCase } from '#app/web/json/case-json.server.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'staff',
    shape: z.strictObject(replyShape.omit({ number: true }).shape),
    limit: 'staffAct',
    status: 201,
    run: async ({ ctx, params }, body) => {
      const number = caseNumberOf(params.number)
      await replyToCase(ctx, { number, ...body })
      return wholeCase(ctx, number)
    },
  }),
})
export const loader = api.loader
export const action = api.action
