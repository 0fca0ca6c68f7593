import { z } from 'zod'
import { severityShape } from '#app/domain/cases/input.ts'
import { setSeverity } from '#app/domain/cases/set-severity.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { caseNumberOf } from '#app/web/case-number.ts'
import { wholeCase } from '#app/web/json/case-json.server.ts'

const api = apiRoute({
  PUT: apiCall({
    scope: 'staff',
    shape: z.strictObject(severityShape.omit({ number: true }).shape),
    limit: 'staffAct',
    run: async ({ ctx, params }, body) => {
      const number = caseNumberOf(params.number)
      await setSeverity(ctx, { number, ...body })
      return wholeCase(ctx, number)
    },
  }),
})
export const loader = api.loader
export const action = api.action
