import { z } from 'zod'
import { urls } from '#app/views/urls.ts'
import type { EditSuggestionTable } from '#db/schema/threads.ts'
import { instant } from './parts.ts'

export const suggestionJsonShape = z
  .object({
    id: z.string(),
    url: z.string(),
    postId: z.string(),
    revision: z.int(),
    title: z.string().nullable(),
    body: z.string(),
    comment: z.string(),
    state: z.enum(['open', 'accepted', 'rejected', 'withdrawn']),
    reason: z.string().nullable(),
    createdAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'EditSuggestion' })

/** A suggested edit as the API shows it. */
export function suggestionJson(suggestion: EditSuggestionTable): z.output<typeof suggestionJsonShape> {
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
