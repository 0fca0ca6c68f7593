import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import type { ContentType } from '#app/domain/moderation/content/content.ts'
import { decideContent } from '#app/domain/moderation/content/decide-content.server.ts'
import { undoContentDecision } from '#app/domain/moderation/content/undo-content-decision.server.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import { memberNames } from '#app/domain/moderation/queries/people.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { storyHeadlines } from '#app/domain/stories/queries/headlines.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { authorDesk, type AuthorDesk } from './author-desk.server.ts'
import { shownContent, type ShownContent } from './shown-content.server.ts'

/** `earlier`: the item that two moderators would have decided differently; left out or null: this is no further look. `edited`:
 * its author asks for another look. */
export type ContentPanelData = AuthorDesk & { shown: ShownContent; earlier?: string | null; edited?: boolean }

/** Stories, profiles and pictures that members flagged. */
export const contentPanel: ReviewPanel = {
  async rows(ctx, items) {
    const t = translator(ctx.locale)
    const of = (type: ContentType) => items.filter((item) => item.subject_type === type)
    const [stories, names] = await Promise.all([
      storyHeadlines(
        ctx.read,
        of('story').map(({ subject_id }) => subject_id),
      ),
      memberNames(
        ctx.read,
        [...of('profile'), ...of('picture')].flatMap(({ member_id }) => member_id ?? []),
      ),
    ])
    const named = (type: 'profile' | 'picture') =>
      of(type).map(
        (item) =>
          [
            item.id,
            { title: t(`flags.row.${type}`, { name: names.get(item.member_id ?? '') ?? '' }), lang: ctx.locale },
          ] as const,
      )
    return new Map([
      ...of('story').flatMap((item) => {
        const line = stories.get(item.subject_id)
        return line === undefined ? [] : [[item.id, line] as const]
      }),
      ...named('profile'),
      ...named('picture'),
    ])
  },
  async load(ctx, item): Promise<ContentPanelData | null> {
    const shown = await shownContent(ctx, item.subject_type, item.subject_id)
    const author = item.member_id === null ? null : await memberById(ctx.read, item.member_id)
    const { earlier: first } = item.evidence
    const earlier = typeof first === 'string' ? urls.reviewItem(first) : null
    const edited = typeof item.evidence['editedAt'] === 'string'
    return shown === null ? null : { ...(await authorDesk(ctx, item, author)), shown, earlier, edited }
  },
  async decide(ctx, item: ReviewItem, { decision, note, fields }) {
    await decideContent(ctx, {
      itemId: item.id,
      ...postDecisionShape.parse({ ...fields, hours: fields['hours'] || null, decision, note }),
    })
  },
  undo: undoContentDecision,
}
