import { z } from 'zod'
import type { ListedItem } from '#app/domain/review/queries/review-items.server.ts'
import { decisionsOf, reviewKindNames } from '#app/registry/review-kinds.ts'
import { urls } from '#app/views/urls.ts'
import { instant } from './parts.ts'

export const reviewItemJsonShape = z
  .object({
    id: z.string(),
    kind: z.enum(reviewKindNames),
    state: z.enum(['open', 'decided', 'withdrawn']),
    url: z.string(),
    score: z.int().meta({ description: 'hours that it goes before others which opened at the same time' }),
    subject: z.object({ type: z.string(), id: z.string() }),
    reasons: z.array(z.string()),
    openedAt: instant,
    dueAt: instant.nullable(),
    claimedBy: z.string().nullable().meta({ description: 'the name of who works on it' }),
    decision: z.object({ decision: z.string(), by: z.string().nullable(), at: instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'ReviewItem' })

export function reviewItemJson(item: ListedItem): z.output<typeof reviewItemJsonShape> {
  return {
    id: item.id,
    kind: item.kind,
    state: item.state,
    url: urls.reviewItem(item.id),
    score: item.weight,
    subject: { type: item.subject_type, id: item.subject_id },
    reasons: [item.reason],
    openedAt: item.opened_at,
    dueAt: item.due_at,
    claimedBy: item.holder,
    decision:
      item.decision === null || item.decided_at === null
        ? null
        : {
            decision: decisionsOf(item.kind)[item.decision]?.answers ?? item.decision,
            by: item.decider,
            at: item.decided_at,
            reason: item.note,
          },
  }
}
