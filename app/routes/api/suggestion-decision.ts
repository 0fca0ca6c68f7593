import { acceptSuggestion, rejectSuggestion } from '#app/domain/threads/decide-suggestion.server.ts'
import { decisionShape } from '#app/domain/threads/input.ts'
import { suggestionView } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { withdrawSuggestion } from '#app/domain/threads/withdraw-suggestion.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { suggestionJson } from '#app/web/json/suggestion-json.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: decisionShape,
    limit: 'edit',
    async run({ ctx, params }, body) {
      const suggestionId = params.id ?? ''
      if (body.decision === 'accept') await acceptSuggestion(ctx, { ...body, suggestionId })
      else if (body.decision === 'reject') await rejectSuggestion(ctx, { suggestionId, reason: body.reason })
      else await withdrawSuggestion(ctx, { suggestionId })
      return suggestionJson((await suggestionView(ctx, suggestionId)).suggestion)
    },
  }),
})
export const loader = api.loader
export const action = api.action
