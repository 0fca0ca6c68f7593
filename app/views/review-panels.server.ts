import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/domain/review/not-found.ts'
import { findItem } from '#app/domain/review/queries/find-item.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { undoReviewItem, type UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import { adjustmentPanel } from './adjustment-panel.server.ts'
import { appealPanel, findingPanel } from './fraud-panels.server.ts'
import { heldPanel } from './held-panel.server.ts'
import { requestPanel } from './legal/request-panel.server.ts'
import { decisionAppealPanel } from './moderation/appeal-panel.server.ts'
import { contentPanel } from './moderation/content-panel.server.ts'
import { messagePanel } from './moderation/message-panel.server.ts'
import { postPanel } from './moderation/post-panel.server.ts'
import { secondLookPanel } from './moderation/second-look-panel.server.ts'
import { storyPanel } from './moderation/story-panel.server.ts'
import { outdatedAnswerPanel } from './outdated-answer-panel.server.ts'
import { redemptionPanel } from './redemption-panel.server.ts'
import { registrationPanel } from './registration-panel.server.ts'
import { suggestedEditPanel } from './suggested-edit-panel.server.ts'

/** What a reviewer decided on the page of an item. `fields` is everything else that the panel's form sent. */
export type ReviewDecision = { decision: string; note: string; fields: Readonly<Record<string, string>> }

/**
 * How one kind of item is shown and settled. A new kind is a row in `registry/review-kinds.ts` with its texts, an entry
 * here, and its component in `components/review-panels.tsx`.
 * - `rows`: the line of each item in the list, for all of them together.
 * - `load`: what the panel shows; plain data.
 * - `decide`: the use-case of the decision; it calls `decideReviewItem` in its own write.
 * - `undo`: restores what a decision replaced; left out where decisions are final.
 */
export type ReviewPanel = {
  rows(ctx: Ctx, items: readonly ReviewItem[]): Promise<ReadonlyMap<string, { title: string; lang: Locale | null }>>
  load(ctx: Ctx, item: ReviewItem): Promise<unknown>
  decide(ctx: Ctx, item: ReviewItem, decision: ReviewDecision): Promise<void>
  undo?: UndoDecision
}

export const reviewPanels: Record<ReviewKind, ReviewPanel> = {
  'suggested-edit': suggestedEditPanel,
  'outdated-answer': outdatedAnswerPanel,
  adjustment: adjustmentPanel,
  registration: registrationPanel,
  redemption: redemptionPanel,
  'gaming-finding': findingPanel,
  'held-acts': heldPanel,
  'gaming-appeal': appealPanel,
  post: postPanel,
  content: contentPanel,
  message: messagePanel,
  appeal: decisionAppealPanel,
  'second-look': secondLookPanel,
  'rights-request': requestPanel,
  'illegal-content': requestPanel,
  story: storyPanel,
}

/**
 * The lines of a list of mixed kinds, by item: one `rows` per kind. An item whose subject is gone has no line of its
 * own.
 */
export async function reviewRows(
  ctx: Ctx,
  items: readonly ReviewItem[],
): Promise<ReadonlyMap<string, { title: string; lang: Locale | null }>> {
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const lines = await Promise.all(
    kinds.map((kind) =>
      reviewPanels[kind].rows(
        ctx,
        items.filter((item) => item.kind === kind),
      ),
    ),
  )
  return new Map(lines.flatMap((map) => [...map]))
}

/** Undoes the decision on an item, whatever its kind. @throws as `undoReviewItem` */
export async function undoDecision(ctx: Ctx, input: { itemId: string; reason: string }): Promise<void> {
  const item = await findItem(ctx.read, input.itemId)
  if (item === null) throw notFound()
  await undoReviewItem(ctx, input, reviewPanels[item.kind].undo)
}
