import type { Ctx } from '#app/core/context.server.ts'
import { memberFlags } from '#app/domain/flags/queries/member-flags.server.ts'
import { pauseOf } from '#app/domain/flags/queries/pauses.server.ts'
import { accuracyOf } from '#app/domain/flags/weight.ts'
import { findingsAbout, linkedAccounts } from '#app/domain/fraud/queries/linked-accounts.server.ts'
import { openMemberFile } from '#app/domain/moderation/members/open-member-file.server.ts'
import { decisionsAbout } from '#app/domain/moderation/queries/decisions.server.ts'
import { memberNumbers } from '#app/domain/moderation/queries/history.server.ts'
import { notesAbout } from '#app/domain/moderation/queries/notes.server.ts'
import { postsOfMember } from '#app/domain/moderation/queries/posts.server.ts'
import { sanctionsOf } from '#app/domain/moderation/queries/sanctions.server.ts'
import { ladderStep } from '#app/domain/moderation/sanctions/ladder.ts'
import { itemsOfSubjects } from '#app/domain/review/queries/review-items.server.ts'
import { urls } from '#app/views/urls.ts'
import { decisionView } from './decision-view.ts'
import { linesFor, ruleOptions } from './rule-lines.server.ts'
import { sanctionView } from './sanction-view.ts'
import { spamAddress } from './spam-page.server.ts'

const postsShown = 20

/** Everything that moderators know of a member; looking is in the audit log. A constant number of queries, and one for each
 * version of the guidelines that decisions name. */
export async function memberFile(ctx: Ctx, handle: string) {
  const member = await openMemberFile(ctx, handle)
  const [numbers, posts, decisions, sanctions, notes, linked, findings, flags, pause] = await Promise.all([
    memberNumbers(ctx.read, member.id),
    postsOfMember(ctx.read, member.id, postsShown),
    decisionsAbout(ctx.read, member.id),
    sanctionsOf(ctx.read, member.id),
    notesAbout(ctx.read, member.id),
    linkedAccounts(ctx.read, member.id),
    findingsAbout(ctx.read, member.id),
    memberFlags(ctx.read, member.id),
    pauseOf(ctx.read, member.id, ctx.now()),
  ])
  const [line, rules] = await Promise.all([linesFor(ctx, [...decisions, ...sanctions]), ruleOptions(ctx)])
  const items = await itemsOfSubjects(
    ctx.read,
    'gaming-finding',
    findings.map(({ id }) => id),
  )
  return {
    spam: spamAddress({ by: 'member', value: member.handle }),
    member: {
      handle: member.handle,
      name: member.name,
      profile: urls.member(member.handle),
      roles: member.roles,
      own: member.id === ctx.actor.memberId,
    },
    numbers,
    flags: {
      given: { ...flags.given, accuracy: accuracyOf(flags.given) },
      received: { ...flags.received, accuracy: accuracyOf(flags.received) },
      pause: pause && { until: pause.until_at, reason: pause.reason },
    },
    step: ladderStep(sanctions, ctx.now()),
    posts: posts.map(({ id, kind, state, lang, excerpt, at, thread }) => ({
      id,
      kind,
      state,
      lang,
      excerpt: excerpt || thread.title,
      at,
      href: urls.permalink(id),
    })),
    decisions: decisions.map((one) => decisionView(one, line)),
    rules,
    sanctions: sanctions.map((one) => sanctionView(one, ctx.now(), line)),
    notes,
    linked: linked.map((one) => ({ ...one, href: urls.memberFile(one.handle) })),
    findings: findings.map((one) => {
      const itemId = items.get(one.id)
      return { ...one, href: itemId === undefined ? null : urls.reviewItem(itemId) }
    }),
  }
}

export type MemberFile = Awaited<ReturnType<typeof memberFile>>
