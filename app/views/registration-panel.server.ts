import { registrationRequests } from '#app/domain/joining/queries/requests.server.ts'
import { decideRequest } from '#app/domain/joining/requests/decide-request.server.ts'
import { undoRequestDecision } from '#app/domain/joining/requests/undo-request-decision.server.ts'
import type { ReviewPanel } from './review-panels.server.ts'

/** What the page of a request to become a member shows. */
export type RegistrationPanelData = { name: string; email: string; about: string; language: 'en' | 'ko'; at: string }

export const registrationPanel: ReviewPanel = {
  async rows(ctx, items) {
    const requests = await registrationRequests(
      ctx.read,
      items.map((item) => item.subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const request = requests.get(item.subject_id)
        return request === undefined ? [] : [[item.id, { title: request.name, lang: null }]]
      }),
    )
  },
  async load(ctx, item): Promise<RegistrationPanelData | null> {
    const request = (await registrationRequests(ctx.read, [item.subject_id])).get(item.subject_id)
    if (request === undefined) return null
    const { name, email, about, language, created_at: at } = request
    return { name, email, about, language, at }
  },
  decide: (ctx, item, decision) => decideRequest(ctx, item, decision),
  undo: undoRequestDecision,
}
