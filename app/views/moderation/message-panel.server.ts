import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { privateMessages } from '#app/domain/cases/queries/private-messages.server.ts'
import { messageDecisionShape } from '#app/domain/moderation/input.ts'
import { decideMessage } from '#app/domain/moderation/messages/decide-message.server.ts'
import { undoMessageDecision } from '#app/domain/moderation/messages/undo-message-decision.server.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { authorDesk } from './author-desk.server.ts'
import type { ContentPanelData } from './content-panel.server.ts'
import { shownContent } from './shown-content.server.ts'

/** Messages of cases that their reader flagged: the message and the number of its case, nothing else of it. */
export const messagePanel: ReviewPanel = {
  async rows(ctx, items) {
    const messages = await privateMessages(
      ctx.read,
      items.map(({ subject_id }) => subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const message = messages.get(item.subject_id)
        return message === undefined
          ? []
          : [[item.id, { title: message.body.slice(0, 120), lang: message.lang }] as const]
      }),
    )
  },
  async load(ctx, item): Promise<ContentPanelData | null> {
    const shown = await shownContent(ctx, 'message', item.subject_id)
    const author = item.member_id === null ? null : await memberById(ctx.read, item.member_id)
    return shown === null ? null : { ...(await authorDesk(ctx, item, author)), shown }
  },
  async decide(ctx, item, { decision, note, fields }) {
    await decideMessage(ctx, {
      itemId: item.id,
      ...messageDecisionShape.parse({ ...fields, hours: fields['hours'] || null, decision, note }),
    })
  },
  undo: undoMessageDecision,
}
