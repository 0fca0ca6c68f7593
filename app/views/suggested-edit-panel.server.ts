import type { Ctx } from '#app/core/context.server.ts'
import { acceptSuggestion, rejectSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { undoSuggestionDecision } from '#app/domain/threads/edits/undo-suggestion-decision.server.ts'
import { suggestionTitles, suggestionView } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import type { ReviewPanel } from './review-panels.server.ts'
import { suggestionData } from './suggestion-data.server.ts'

/** Suggested edits in the review queue. What is to be improved first is done on the page of the suggestion. */
export const suggestedEditPanel: ReviewPanel = {
  async rows(ctx, items) {
    const titles = await suggestionTitles(
      ctx,
      items.map(({ subject_id }) => subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const found = titles.get(item.subject_id)
        return found === undefined ? [] : [[item.id, found] as const]
      }),
    )
  },
  load: async (ctx: Ctx, item) => suggestionData(ctx, await suggestionView(ctx, item.subject_id)),
  async decide(ctx, item, { decision, note }) {
    if (decision === 'reject') return rejectSuggestion(ctx, { suggestionId: item.subject_id, reason: note })
    await acceptSuggestion(ctx, { suggestionId: item.subject_id, note })
  },
  undo: undoSuggestionDecision,
}
