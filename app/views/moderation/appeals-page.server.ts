import type { Ctx } from '#app/core/context.server.ts'
import { waitingStates } from '#app/domain/moderation/appeals/appeal.ts'
import { appealOutcomes, appealsIn, type ListedAppeal } from '#app/domain/moderation/queries/appeals.server.ts'
import { itemsOfSubjects } from '#app/domain/review/queries/review-items.server.ts'
import { restrictionNames } from '#app/registry/restrictions.ts'
import { urls } from '#app/views/urls.ts'
import { ruleOptions } from './rule-lines.server.ts'

const shown = 100

export type AppealRow = Awaited<ReturnType<typeof appealsPage>>['waiting'][number]

export async function appealsPage(ctx: Ctx) {
  const [waiting, decided, outcomes, rules] = await Promise.all([
    appealsIn(ctx.read, waitingStates, 'due', shown),
    appealsIn(ctx.read, ['upheld', 'overturned'], 'latest', shown),
    appealOutcomes(ctx.read),
    ruleOptions(ctx),
  ])
  const items = await itemsOfSubjects(
    ctx.read,
    'appeal',
    [...waiting, ...decided].map(({ id }) => id),
  )
  const row = (appeal: ListedAppeal) => {
    const itemId = items.get(appeal.id)
    return {
      id: appeal.id,
      name: appeal.name,
      href: itemId === undefined ? null : urls.reviewItem(itemId),
      restriction: restrictionNames.find((name) => name === appeal.restriction) ?? ('none' as const),
      ground: appeal.ground,
      state: appeal.state,
      dueAt: appeal.due_at,
      decidedAt: appeal.decided_at,
      late: appeal.decided_at === null && appeal.due_at < ctx.now(),
      /** Another moderator has to decide it. */
      own: appeal.deciderId !== null && appeal.deciderId === ctx.actor.memberId,
    }
  }
  return {
    waiting: waiting.map(row),
    decided: decided.map(row),
    outcomes: outcomes.map(({ rule, ...counts }) => ({
      key: rule,
      rule: rules.find(({ value }) => value === rule)?.text ?? rule,
      ...counts,
    })),
  }
}
