import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Page, PageRequest } from '#app/core/page.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import { reputationFloor } from '#app/registry/reputation-floor.ts'
import type { Measure } from './measure.ts'
import { spansOf, type Period } from './period.ts'
import { isUnranked } from './queries/ranking-choice.server.ts'
import {
  categoryIdOf,
  placesOf,
  rankedPage,
  tagIdOf,
  type RankedMember,
  type RankingOf,
  type LeaderboardRow,
} from './queries/ranking.server.ts'

/** `category`: slug; `tag`: name; null for all. */
export type LeaderboardInput = { period: Period; category: string | null; tag?: string | null; measure?: Measure }

/** `previousRank`: the rank in the period before; null without one. Always null for all time. */
export type Place = RankedMember & { previousRank: number | null }

/** The reader's own rank among `total`, or why there is none. null: a visitor. */
export type OwnPlace =
  | { kind: 'ranked'; rank: number; figure: number; total: number; previousRank: number | null }
  | { kind: 'none' | 'unranked' | 'staff' }
  | null

/**
 * The leaderboard: members by reputation gained, or by people helped, in the present week, month or quarter of the
 * community, or in all (then as on their profile), with their rank in the period before and the reader's own.
 * @throws invalid on `category` or `tag` when there is none of that name, and for a cursor of another list
 */
export async function leaderboard(
  ctx: Ctx,
  input: LeaderboardInput,
  page: PageRequest,
): Promise<Page<Place> & { mine: OwnPlace }> {
  authorize(ctx.actor, 'member.read')
  const { of, before } = await rankingOf(ctx, input)
  const { memberId } = ctx.actor
  const found = await rankedPage(ctx.read, of, page, memberId)
  const earlier =
    before === null
      ? new Map()
      : await placesOf(ctx.read, before, [
          ...found.items.map((row) => row.memberId),
          ...(memberId === null ? [] : [memberId]),
        ])
  const previousRank = (id: string): number | null => (earlier.get(id) as { rank: number } | undefined)?.rank ?? null
  const shown = (figure: number): number =>
    figure +
    (of.measure === 'reputation' && of.span === null && of.categoryId === null && of.tagId === null
      ? reputationFloor
      : 0)
  const mine = await ownPlace(ctx, found.own)
  return {
    next: found.next,
    items: found.items.map((row) => ({ ...row, figure: shown(row.figure), previousRank: previousRank(row.memberId) })),
    mine:
      mine?.kind === 'ranked' && memberId !== null
        ? { ...mine, figure: shown(mine.figure), previousRank: previousRank(memberId) }
        : mine,
  }
}

async function rankingOf(
  ctx: Ctx,
  { period, category, tag = null, measure = 'reputation' }: LeaderboardInput,
): Promise<{ of: RankingOf; before: RankingOf | null }> {
  const categoryId = category === null ? null : await categoryIdOf(ctx, category)
  if (category !== null && categoryId === null) throw unknown('category', 'leaderboard.unknownCategory')
  const tagId = tag === null ? null : await tagIdOf(ctx.read, tag)
  if (tag !== null && tagId === null) throw unknown('tag', 'leaderboard.unknownTag')
  const spans = spansOf(period, ctx.now(), ctx.setting('site.timeZone'))
  const of = { measure, span: spans?.present ?? null, categoryId, tagId }
  return { of, before: spans === null ? null : { ...of, span: spans.before } }
}

async function ownPlace(ctx: Ctx, place: LeaderboardRow | null): Promise<OwnPlace> {
  const { memberId, roles } = ctx.actor
  if (memberId === null) return null
  if (staffRoles.some((role) => roles.includes(role))) return { kind: 'staff' }
  if (place !== null) return { kind: 'ranked', ...place, previousRank: null }
  return { kind: (await isUnranked(ctx.read, memberId)) ? 'unranked' : 'none' }
}

function unknown(field: 'category' | 'tag', key: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
