import { z } from 'zod'
import { transitionShape } from '#app/domain/cases/input.ts'
import { moveCase } from '#app/domain/cases/move-case.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { caseNumberOf } from '#app/web/case-number.ts'
import { wholeCase } from '#app/web/json/case-json.server.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'staff',
    shape: z.strictObject(transitionShape.omit({ number: true }).shape),
    limit: 'staffAct',
    run: async ({ ctx, params }, body) => {
      const number = caseNumberOf(params.number)
      await moveCase(ctx, { number, ...body })
      return wholeCase(ctx, number)
    },
  }),
})
export const loader = api.loader
export const action = api.action
