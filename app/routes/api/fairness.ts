import { fairnessReport } from '#app/domain/analytics/fairness/fairness-report.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'

const api = apiRoute({
  GET: apiCall({
    scope: null,
    async run({ ctx }) {
      const page = await fairnessReport(ctx)
      return page === null
        ? { day: null, report: null, history: [] }
        : { day: page.day, report: page.report, history: page.history }
    },
  }),
})

export const loader = api.loader
export const action = api.action
