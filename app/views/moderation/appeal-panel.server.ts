import type { Ctx } from '#app/core/context.server.ts'
import { requestOfDecision } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { appealsById, findAppeal } from '#app/domain/moderation/queries/appeals.server.ts'
import { decisionsAbout, keptDecision, decisionsTogether } from '#app/domain/moderation/queries/decisions.server.ts'
import { findItem } from '#app/domain/review/queries/find-item.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { decisionView } from './decision-view.ts'
import { linesFor } from './rule-lines.server.ts'
import { shownContent } from './shown-content.server.ts'

const historyShown = 20

export type AppealPanelData = NonNullable<Awaited<ReturnType<typeof appealPanelData>>>

/** Appeals against decisions of moderators. */
export const decisionAppealPanel: ReviewPanel = {
  async rows(ctx, items) {
    const appeals = await appealsById(
      ctx.read,
      items.map(({ subject_id }) => subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const appeal = appeals.get(item.subject_id)
        return appeal === undefined
          ? []
          : [[item.id, { title: `${appeal.name}: ${appeal.body.slice(0, 120)}`, lang: null }] as const]
      }),
    )
  },
  load: appealPanelData,
  decide: (ctx, item, { decision, note }) =>
    decideAppeal(ctx, {
      appealId: item.subject_id,
      decision: decision === 'overturn' ? 'overturn' : 'uphold',
      reason: note,
    }),
}

async function appealPanelData(ctx: Ctx, item: ReviewItem) {
  const appeal = await findAppeal(ctx.read, item.subject_id)
  if (appeal === null) return null
  const [decision, together, history, request] = await Promise.all([
    keptDecision(ctx.read, appeal.decision_id),
    decisionsTogether(ctx.read, appeal.decision_id),
    decisionsAbout(ctx.read, appeal.member_id, historyShown),
    requestOfDecision(ctx.read, appeal.decision_id),
  ])
  if (decision === null) return null
  const line = await linesFor(ctx, [decision, ...history])
  const about = together.find(({ subject_type }) => subject_type !== 'member') ?? (await itemOf(ctx, decision))
  return {
    appeal: {
      id: appeal.id,
      state: appeal.state,
      ground: appeal.ground,
      body: appeal.body,
      at: appeal.at,
      dueAt: appeal.due_at,
      question: appeal.question,
      askedBy: appeal.askedBy,
      reply: appeal.reply,
      repliedAt: appeal.replied_at,
    },
    member: { name: appeal.name, handle: appeal.handle, href: urls.memberFile(appeal.handle) },
    /** Who made any of the decisions can't decide about the appeal. */
    firstDecider: together.some(({ by_id }) => by_id !== null && by_id === ctx.actor.memberId),
    decision: decisionView(decision, line),
    together: together.filter(({ id }) => id !== decision.id).map(({ restriction }) => restriction),
    shown: await shownContent(ctx, about?.subject_type ?? '', about?.subject_id ?? ''),
    /** The legal request behind the decision: the other side of the matter. */
    request: request && { ground: request.ground, body: request.body },
    history: history.filter(({ id }) => id !== decision.id).map((one) => decisionView(one, line)),
  }
}

/** What the item of a decision is about: a sanction for a private message hides nothing. */
async function itemOf({ read }: Ctx, { review_item_id: itemId }: { review_item_id: string | null }) {
  return itemId === null ? null : findItem(read, itemId)
}
