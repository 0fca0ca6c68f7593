import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Page, PageRequest } from '#app/core/page.ts'
import { reputationFloor } from '#app/registry/reputation-floor.ts'
import { startOfPeriod } from './period.ts'
import type { Period } from './period.ts'
import { categoryIdOf, membersByReputation } from './queries.server.ts'
import type { RankedMember } from './queries.server.ts'

/** `category`: slug; null for all. */
export type LeaderboardInput = { period: Period; category: string | null }

/**
 * Who helped most: members by reputation gained in the present week, month or quarter of the community, or by what they have
 * in all (then as shown on their profile). Staff and suspended members are left out, and so is who gained nothing.
 * @throws invalid on `category` when there is none of that name, and for a cursor of another list
 */
export async function leaderboard(ctx: Ctx, { period, category }: LeaderboardInput, page: PageRequest): Promise<Page<RankedMember>> {
  authorize(ctx.actor, 'member.read')
  const categoryId = category === null ? null : await categoryIdOf(ctx.read, category)
  if (category !== null && categoryId === null) throw new DomainError('invalid', 'leaderboard.unknownCategory', { fields: { category: { key: 'leaderboard.unknownCategory' } } })
  const since = startOfPeriod(period, ctx.now(), ctx.setting('site.timeZone'))
  const found = await membersByReputation(ctx.read, { since, categoryId }, page)
  const whole = since === null && categoryId === null
  return whole ? { ...found, items: found.items.map((row) => ({ ...row, reputation: row.reputation + reputationFloor })) } : found
}
