import type { Ctx } from '#app/core/context.server.ts'
import { wordDifference } from '#app/core/word-difference.ts'
import { flagsOfItem } from '#app/domain/flags/queries/flags-of-item.server.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { decisionsOfSubject } from '#app/domain/moderation/queries/decisions.server.ts'
import { memberNumbers } from '#app/domain/moderation/queries/history.server.ts'
import { moderatedPosts, postsOfMember, type ModeratedPost } from '#app/domain/moderation/queries/posts.server.ts'
import { sanctionsOf } from '#app/domain/moderation/queries/sanctions.server.ts'
import { decisionTemplates } from '#app/domain/moderation/queries/templates.server.ts'
import { ladderStep } from '#app/domain/moderation/sanctions/ladder.ts'
import { skipsOf } from '#app/domain/review/queries/review-items.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { findRevision } from '#app/domain/threads/queries/revisions.server.ts'
import { holdingRuleKeys, type HoldingRule } from '#app/registry/holding-rules.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { decisionView } from './decision-view.ts'
import { flagLine } from './flag-line.ts'
import { markedText } from './marked-text.ts'
import { linesFor, ruleOptions } from './rule-lines.server.ts'

const othersShown = 5

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
}

async function postPanelData(ctx: Ctx, item: ReviewItem) {
  const post = (await moderatedPosts(ctx.read, [item.subject_id])).get(item.subject_id)
  if (post === undefined) return null
  const authorId = post.author?.id ?? null
  const [numbers, others, sanctions, decisions, templates, skips, rules, flags] = await Promise.all([
    authorId === null ? null : memberNumbers(ctx.read, authorId),
    authorId === null ? [] : postsOfMember(ctx.read, authorId, othersShown, post.id),
    authorId === null ? [] : sanctionsOf(ctx.read, authorId),
    decisionsOfSubject(ctx.read, post.id),
    decisionTemplates(ctx.read),
    skipsOf(ctx.read, item.id),
    ruleOptions(ctx),
    flagsOfItem(ctx.read, item.id),
  ])
  const line = await linesFor(ctx, decisions)
  return {
    post: { ...postView(post), text: markedText(post.body, item.evidence['marks']) },
    causes: causesIn(item),
    before: post.before,
    author: post.author === null ? null : { ...post.author, href: urls.memberFile(post.author.handle) },
    numbers,
    others: others.map(postView),
    step: ladderStep(sanctions, ctx.now()),
    decisions: decisions.map((one) => decisionView(one, line)),
    rules,
    templates: templates.map(({ id, title }) => ({ id, title })),
    skips,
    flags: flags.map(flagLine),
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

function postView(post: ModeratedPost) {
  return {
    id: post.id,
    href: urls.permalink(post.id),
    kind: post.kind,
    state: post.state,
    lang: post.lang,
    excerpt: post.excerpt,
    at: post.at,
    editedAt: post.editedAt,
    thread: post.thread.title,
  }
}
