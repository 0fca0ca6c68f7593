import { urls } from '#app/web/urls.ts'
import type { EditSuggestionTable } from '#db/schema/threads.ts'

/** A suggested edit as the API shows it. */
export function suggestionJson(suggestion: EditSuggestionTable) {
  const { id, post_id, base_revision, title, body, comment, state, reason, created_at, decided_at } = suggestion
  return {
    id,
    url: urls.suggestion(id),
    postId: post_id,
    revision: base_revision,
    title,
    body,
    comment,
    state,
    reason,
    createdAt: created_at,
    decidedAt: decided_at,
  }
}
