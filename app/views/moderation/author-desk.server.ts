import type { Ctx } from '#app/core/context.server.ts'
import { flagsOfItem, type FlagOfItem } from '#app/domain/flags/queries/flags-of-item.server.ts'
import { decisionsOfSubject } from '#app/domain/moderation/queries/decisions.server.ts'
import { memberNumbers } from '#app/domain/moderation/queries/history.server.ts'
import { postsOfMember, type ModeratedPost } from '#app/domain/moderation/queries/posts.server.ts'
import { sanctionsOf } from '#app/domain/moderation/queries/sanctions.server.ts'
import { decisionTemplates } from '#app/domain/moderation/queries/templates.server.ts'
import { ladderStep } from '#app/domain/moderation/sanctions/ladder.ts'
import { skipsOf } from '#app/domain/review/queries/review-items.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { flagReasonOf, flagReasons } from '#app/registry/flag-reasons.ts'
import { urls } from '#app/views/urls.ts'
import { decisionView } from './decision-view.ts'
import { flagLine } from './flag-line.ts'
import { linesFor, ruleOptions } from './rule-lines.server.ts'
import { spamAddress } from './spam-page.server.ts'

const othersShown = 5

export type AuthorDesk = Awaited<ReturnType<typeof authorDesk>>

/**
 * What stands beside everything that a member made and a moderator decides about: who it is in numbers, what else they
 * wrote, the next step of the ladder, earlier decisions, flags, rules and templates. @param not a post that is shown already
 */
export async function authorDesk(
  ctx: Ctx,
  item: ReviewItem,
  author: { id: string; handle: string; name: string } | null,
  not = '',
) {
  const id = author?.id ?? null
  const [numbers, others, sanctions, decisions, templates, skips, rules, flags] = await Promise.all([
    id === null ? null : memberNumbers(ctx.read, id),
    id === null ? [] : postsOfMember(ctx.read, id, othersShown, not),
    id === null ? [] : sanctionsOf(ctx.read, id),
    decisionsOfSubject(ctx.read, item.subject_id),
    decisionTemplates(ctx.read),
    skipsOf(ctx.read, item.id),
    ruleOptions(ctx),
    flagsOfItem(ctx.read, item.id),
  ])
  const line = await linesFor(ctx, decisions)
  return {
    author:
      author === null
        ? null
        : {
            id: author.id,
            handle: author.handle,
            name: author.name,
            href: urls.memberFile(author.handle),
            spam: spamAddress({ by: 'member', value: author.handle }),
          },
    numbers,
    others: others.map(postView),
    step: ladderStep(sanctions, ctx.now()),
    decisions: decisions.map((one) => decisionView(one, line)),
    rules,
    templates: templates.map(({ id: templateId, title }) => ({ id: templateId, title })),
    skips,
    flags: flags.map(flagLine),
    rule: ruleOfFlags(flags, rules),
  }
}

/** The rule that the weightiest flag speaks of, where the site has it; the guidelines as a whole otherwise. */
function ruleOfFlags(flags: readonly FlagOfItem[], rules: readonly { value: string }[]): string {
  const weightiest = flags.toSorted((a, b) => b.weight - a.weight)[0]
  const rule = weightiest === undefined ? generalRule : flagReasons[flagReasonOf(weightiest.reason)].rule
  return rules.some(({ value }) => value === rule) ? rule : generalRule
}

/** A post in one line. */
export function postView(post: ModeratedPost) {
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
