import { caseSeverities, caseStatuses, dueChoices } from '#app/domain/cases/case.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { apiCall, apiRoute, choiceOf, pageOf } from '#app/web/api-route.server.ts'
import { caseJson } from '#app/web/json/case-json.server.ts'

const api = apiRoute({
  GET: apiCall({
    scope: 'staff',
    run: async ({ ctx, url }) => {
      const filter = {
        status: choiceOf(url, 'status', [...caseStatuses, 'open']),
        severity: choiceOf(url, 'severity', caseSeverities),
        assignee: url.searchParams.get('assignee'),
        due: choiceOf(url, 'due', dueChoices),
      }
      const { items, next } = await caseList(ctx, filter, pageOf(url))
      return { items: items.map(caseJson), next }
    },
  }),
})
export const loader = api.loader
export const action = api.action
