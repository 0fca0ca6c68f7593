import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { tierThresholds } from '#app/domain/loyalty/tiers/tier.ts'
import {
  conditionOf,
  refusalsOf,
  type Condition,
  type MemberFacts,
  type Refusal,
} from '#app/domain/perks/eligibility.ts'
import { seasonOf, type Perk, type PerkRevision, type Season } from '#app/domain/perks/perk.ts'
import { siteFacts } from '#app/domain/perks/redemption-conditions.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { memberFacts, takenCounts } from './facts.server.ts'

/** A perk as one reader sees it. `mine` null: signed out. */
export type PerkView = {
  perk: Perk
  season: Season
  mine: { refusals: Refusal[]; condition: Condition; taken: number; available: number } | null
}

/** Perks of a catalogue. A programme has a dozen, so there are no pages. */
const most = 200

/**
 * Perks that can be redeemed now or later, cheapest first, each with what this reader lacks. The number of queries does
 * not depend on the number of perks.
 */
export async function perkCatalogue(ctx: Ctx): Promise<{ perks: PerkView[]; member: MemberFacts | null }> {
  const now = ctx.now()
  const rows = await ctx.read
    .selectFrom('perk')
    .selectAll()
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('cost')
    .orderBy('id')
    .limit(most)
    .execute()
  return viewsOf(ctx, rows)
}

/** One perk of the catalogue, also an ended one. Null when there is none, or it is archived. */
export async function perkBySlug(
  ctx: Ctx,
  slug: string,
): Promise<{ view: PerkView; member: MemberFacts | null } | null> {
  const row = await ctx.read
    .selectFrom('perk')
    .selectAll()
    .where('slug', '=', slug)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return null
  const { perks, member } = await viewsOf(ctx, [row])
  const [view] = perks
  return view === undefined ? null : { view, member }
}

async function viewsOf(ctx: Ctx, rows: readonly Perk[]): Promise<{ perks: PerkView[]; member: MemberFacts | null }> {
  const site = await siteFacts(ctx)
  const { memberId } = ctx.actor
  if (memberId === null)
    return { perks: rows.map((perk) => ({ perk, season: seasonOf(perk, site.at), mine: null })), member: null }
  const member = await memberFacts(ctx.read, memberId)
  const taken = await takenCounts(ctx.read, memberId, rows, site.at)
  const perks = rows.map((perk): PerkView => {
    const count = taken.get(perk.id) ?? 0
    return {
      perk,
      season: seasonOf(perk, site.at),
      mine: {
        refusals: refusalsOf(perk, member, count, site),
        condition: conditionOf(perk, member, site, tierThresholds(ctx.setting)),
        taken: count,
        available: member.available,
      },
    }
  })
  return { perks, member }
}

/** `open` counts the redemptions that wait or are under way. */
export type AdminPerk = { perk: Perk; season: Season; open: number; fulfilled: number }

/** Every perk for admins, active ones first, with the numbers of its redemptions. */
export async function allPerks(ctx: Ctx): Promise<AdminPerk[]> {
  authorize(ctx.actor, 'perk.administer')
  const rows = await ctx.read
    .selectFrom('perk')
    .selectAll()
    .orderBy('state')
    .orderBy('cost')
    .orderBy('id')
    .limit(most)
    .execute()
  const counts = await redemptionCounts(ctx.read)
  return rows.map((perk) => ({
    perk,
    season: seasonOf(perk, ctx.now()),
    ...(counts.get(perk.id) ?? { open: 0, fulfilled: 0 }),
  }))
}

async function redemptionCounts(db: Db): Promise<Map<string, { open: number; fulfilled: number }>> {
  const rows = await db
    .selectFrom('redemption')
    .select((eb) => ['perk_id', 'state', eb.fn.countAll<number>().as('count')])
    .where('ended_as', 'is', null)
    .groupBy(['perk_id', 'state'])
    .execute()
  const counts = new Map<string, { open: number; fulfilled: number }>()
  for (const row of rows) {
    const own = counts.get(row.perk_id) ?? { open: 0, fulfilled: 0 }
    own[row.state === 'fulfilled' ? 'fulfilled' : 'open'] += Number(row.count)
    counts.set(row.perk_id, own)
  }
  return counts
}

export type CouponRow = {
  id: string
  hint: string
  loadedAt: string
  givenAt: string | null
  redemptionId: string | null
}
export type PerkFile = {
  perk: Perk
  revisions: (PerkRevision & { by: string | null })[]
  coupons: { free: number; given: number; newest: CouponRow[] } | null
}

/**
 * A perk with its revisions and, for coupons, the hints of the newest codes. The codes themselves are not read. Null when
 * there is no such perk.
 */
export async function perkFile(ctx: Ctx, id: string): Promise<PerkFile | null> {
  authorize(ctx.actor, 'perk.administer')
  const perk = await ctx.read.selectFrom('perk').selectAll().where('id', '=', id).executeTakeFirst()
  if (perk === undefined) return null
  const revisions = await ctx.read
    .selectFrom('perk_revision')
    .leftJoin('member', 'member.id', 'perk_revision.by_id')
    .selectAll('perk_revision')
    .select('member.name as by')
    .where('perk_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(50)
    .execute()
  return { perk, revisions, coupons: perk.delivery === 'coupon' ? await couponsOf(ctx.read, id) : null }
}

async function couponsOf(db: Db, perkId: string) {
  const free = await db
    .selectFrom('coupon')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('perk_id', '=', perkId)
    .where('redemption_id', 'is', null)
    .executeTakeFirst()
  const given = await db
    .selectFrom('coupon')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('perk_id', '=', perkId)
    .where('redemption_id', 'is not', null)
    .executeTakeFirst()
  const newest = await db
    .selectFrom('coupon')
    .select(['id', 'hint', 'loaded_at as loadedAt', 'given_at as givenAt', 'redemption_id as redemptionId'])
    .where('perk_id', '=', perkId)
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return { free: Number(free?.count ?? 0), given: Number(given?.count ?? 0), newest }
}
