import { DomainError } from '#app/core/errors.ts'
import { undoStory } from '#app/domain/moderation/stories/undo-story.server.ts'
import { storyHeadlines } from '#app/domain/stories/queries/headlines.server.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'

/** Stories that wait for a curator; what is done with one is on its own page. */
export const storyPanel: ReviewPanel = {
  async rows(ctx, items) {
    const found = await storyHeadlines(
      ctx.read,
      items.map(({ subject_id }) => subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const line = found.get(item.subject_id)
        return line === undefined ? [] : [[item.id, line] as const]
      }),
    )
  },
  load: (_ctx, item) => Promise.resolve({ href: urls.curateStory(item.subject_id) }),
  decide: () => Promise.reject(new DomainError('not_now', 'review.errors.unknownDecision')),
  undo: undoStory,
}
