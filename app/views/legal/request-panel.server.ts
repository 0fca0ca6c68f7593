import type { Ctx } from '#app/core/context.server.ts'
import { decideLegalRequest, type LegalDecision } from '#app/domain/legal-requests/decide-legal-request.server.ts'
import { legalRequests } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { decisionsOfSubject } from '#app/domain/moderation/queries/decisions.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { translator } from '#app/i18n/index.ts'
import { decisionView } from '#app/views/moderation/decision-view.ts'
import { linesFor } from '#app/views/moderation/rule-lines.server.ts'
import { shownWithAuthor } from '#app/views/moderation/shown-content.server.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'

export type RequestPanelData = NonNullable<Awaited<ReturnType<typeof requestPanelData>>>

/** Legal requests: what is asked, by whom, and what it is about. */
export const requestPanel: ReviewPanel = {
  async rows(ctx, items) {
    const requests = await legalRequests(
      ctx.read,
      items.map(({ subject_id }) => subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const request = requests.get(item.subject_id)
        return request === undefined ? [] : [[item.id, { title: request.body.slice(0, 120), lang: null }] as const]
      }),
    )
  },
  load: requestPanelData,
  decide: (ctx, item, { decision, note, fields }) =>
    decideLegalRequest(ctx, item, {
      decision: decision as LegalDecision['decision'],
      note,
      law: (fields['law'] ?? '').trim().slice(0, 200),
    }),
}

async function requestPanelData(ctx: Ctx, item: ReviewItem) {
  const request = (await legalRequests(ctx.read, [item.subject_id])).get(item.subject_id)
  if (request === undefined) return null
  const [shown, decisions] = await Promise.all([
    shownWithAuthor(ctx, request.subject_type, request.subject_id),
    decisionsOfSubject(ctx.read, request.subject_id),
  ])
  const line = await linesFor(ctx, decisions)
  return {
    request: {
      ground: request.ground,
      state: request.state,
      name: request.name,
      email: request.email,
      onBehalf: request.on_behalf,
      body: request.body,
      law: request.law,
      at: request.confirmed_at ?? request.created_at,
    },
    /** What the form begins with: the law as the reader's language names it. */
    law: translator(ctx.locale)(`requests.law.${request.ground}`),
    shown,
    decisions: decisions.map((one) => decisionView(one, line)),
  }
}
