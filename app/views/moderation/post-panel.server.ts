import type { Ctx } from '#app/core/context.server.ts'
import { wordDifference } from '#app/core/word-difference.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { undoPostDecision } from '#app/domain/moderation/posts/undo-post-decision.server.ts'
import { moderatedPosts, type ModeratedPost } from '#app/domain/moderation/queries/posts.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { findRevision } from '#app/domain/threads/queries/revisions.server.ts'
import { holdingRuleKeys, type HoldingRule } from '#app/registry/holding-rules.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { authorDesk, postView } from './author-desk.server.ts'
import { markedText } from './marked-text.ts'

export type PostPanelData = NonNullable<Awaited<ReturnType<typeof postPanelData>>>

/** Posts that were flagged, held or reported. */
export const postPanel: ReviewPanel = {
  async rows(ctx, items) {
    const posts = await moderatedPosts(
      ctx.read,
      items.map(({ subject_id }) => subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const post = posts.get(item.subject_id)
        return post === undefined
          ? []
          : [[item.id, { title: post.excerpt || post.thread.title, lang: post.lang }] as const]
      }),
    )
  },
  load: postPanelData,
  async decide(ctx, item, { decision, note, fields }) {
    await decidePost(ctx, {
      itemId: item.id,
      ...postDecisionShape.parse({ ...fields, hours: fields['hours'] || null, decision, note }),
    })
  },
  undo: undoPostDecision,
}

async function postPanelData(ctx: Ctx, item: ReviewItem) {
  const post = (await moderatedPosts(ctx.read, [item.subject_id])).get(item.subject_id)
  if (post === undefined) return null
  const desk = await authorDesk(ctx, item, post.author, post.id)
  const { earlier } = item.evidence
  return {
    ...desk,
    /** The item that two moderators would have decided differently; null: this is no further look. */
    earlier: typeof earlier === 'string' ? urls.reviewItem(earlier) : null,
    post: { ...postView(post), text: markedText(post.body, item.evidence['marks']) },
    causes: causesIn(item),
    before: post.before,
    edited: typeof item.evidence['editedAt'] === 'string',
    change: await changeOf(ctx, post, item),
  }
}

/** What an edit that has to be looked at changed, word by word; null: the item is about something else. */
async function changeOf(ctx: Ctx, post: ModeratedPost, { evidence: { former } }: ReviewItem) {
  if (typeof former !== 'number') return null
  const before = await findRevision(ctx.read, post.id, former)
  if (before === undefined) return null
  return {
    title: before.title === null ? null : wordDifference(before.title, post.thread.title),
    body: wordDifference(before.body, post.body),
    history: urls.revisions(post.id),
  }
}

/** The rules that held it; empty when something else brought it up. */
function causesIn({ evidence }: ReviewItem): HoldingRule[] {
  const causes = evidence['causes']
  return Array.isArray(causes) ? holdingRuleKeys.filter((rule) => causes.includes(rule)) : []
}
