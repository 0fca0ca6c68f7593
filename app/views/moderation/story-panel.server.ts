import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import { undoStory } from '#app/domain/moderation/stories/undo-story.server.ts'
import { findItem } from '#app/domain/review/queries/find-item.server.ts'
import { itemsOfSubjects } from '#app/domain/review/queries/review-items.server.ts'
import { storyHeadlines } from '#app/domain/stories/queries/headlines.server.ts'
import type { Story } from '#app/domain/stories/story.ts'
import { undoableStates } from '#app/domain/stories/undo-story-decision.server.ts'
import { reviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'

/**
 * The item of the last decision on a story, as long as that can be undone: nobody has changed the story or done anything else
 * with it since. null: there is none. `days`: for how long decisions on stories can be undone. Two queries.
 */
export async function undoableStoryItem(
  ctx: Ctx,
  { id, state, revision }: Pick<Story, 'id' | 'state' | 'revision'>,
): Promise<{ id: string; days: number } | null> {
  const days = reviewKind('story').undoDays
  const itemId = (await itemsOfSubjects(ctx.read, 'story', [id])).get(id)
  const item = itemId === undefined ? null : await findItem(ctx.read, itemId)
  if (days === undefined || item?.state !== 'decided' || item.decided_at === null) return null
  const untouched = undoableStates.includes(state) && item.before['revision'] === revision
  return untouched && plus(item.decided_at, { days }) >= ctx.now() ? { id: item.id, days } : null
}

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
