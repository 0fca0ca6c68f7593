import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { readAgreed, wordsOf } from '#app/domain/perks/perk.ts'
import type { PerkView } from '#app/domain/perks/queries/catalogue.server.ts'
import { redemptionFile } from '#app/domain/perks/queries/redemptions.server.ts'
import { redemptionStates, type Redemption } from '#app/domain/perks/redemptions/redemption.ts'
import { translator } from '#app/i18n/index.ts'
import { deliveryWays, perkKindNames, perkKinds } from '#app/registry/perk-kinds.ts'
import { urls } from '#app/views/urls.ts'
import { instant } from './parts.ts'

export const perkJsonShape = z
  .object({
    id: z.string(),
    slug: z.string(),
    url: z.string(),
    kind: z.enum(perkKindNames),
    title: z.string(),
    about: z.string(),
    quantity: z.int().nullable(),
    unit: z.string().nullable(),
    cost: z.int(),
    condition: z.object({ tier: z.string().nullable(), tenureYears: z.int().nullable() }),
    stock: z.int().nullable(),
    season: z.enum(['open', 'upcoming', 'ended', 'archived']),
    validFrom: instant.nullable(),
    validUntil: instant.nullable(),
    limit: z.object({ count: z.int(), days: z.int().nullable() }).nullable(),
    refusals: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .nullable()
      .meta({ description: "why the caller can't redeem it; null without a token" }),
  })
  .meta({ id: 'Perk' })

export const redemptionJsonShape = z
  .object({
    id: z.string(),
    url: z.string(),
    perk: z.string(),
    title: z.string(),
    kind: z.enum(perkKindNames),
    quantity: z.int().nullable(),
    unit: z.string().nullable(),
    cost: z.int(),
    status: z.enum(redemptionStates),
    endedAs: z.enum(['denied', 'cancelled', 'failed', 'timed_out']).nullable(),
    delivery: z.enum(deliveryWays).nullable(),
    createdAt: instant,
    updatedAt: instant,
    deadlineAt: instant.nullable(),
    reference: z.string().nullable(),
  })
  .meta({ id: 'Redemption', description: '`endedAs` says why points went back.' })

export const wholeRedemptionShape = redemptionJsonShape
  .extend({
    coupon: z.string().nullable().meta({ description: 'the code, for its member alone' }),
    timeline: z.array(
      z.object({
        at: instant,
        from: z.enum(redemptionStates).nullable(),
        to: z.enum(redemptionStates),
        note: z.string(),
      }),
    ),
  })
  .meta({ id: 'WholeRedemption' })

/**
 * A perk as the API shows it. `refusals` null without a token: why it can't be redeemed is known only of a
 * caller.
 */
export function perkJson(ctx: Ctx, { perk, season, mine }: PerkView): z.output<typeof perkJsonShape> {
  const t = translator(ctx.locale)
  return {
    id: perk.id,
    slug: perk.slug,
    url: urls.perk(perk.slug),
    kind: perk.kind,
    ...wordsOf(perk, ctx.locale),
    quantity: perk.quantity,
    unit: perkKinds[perk.kind].quantity?.unit ?? null,
    cost: perk.cost,
    condition: { tier: perk.tier, tenureYears: perk.tenure_years },
    stock: perk.stock,
    season,
    validFrom: perk.valid_from,
    validUntil: perk.valid_until,
    limit: perk.member_limit === null ? null : { count: perk.member_limit, days: perk.limit_days },
    refusals:
      mine === null
        ? null
        : mine.refusals.map(({ code, params }) => ({ code, message: t.any(`perks.refusal.${code}`, params) })),
  }
}

/** A redemption in short. `status` is where it rests; `endedAs` says why points went back. */
export function redemptionJson(ctx: Ctx, redemption: Redemption): z.output<typeof redemptionJsonShape> {
  const agreed = readAgreed(redemption.agreed)
  return {
    id: redemption.id,
    url: urls.myRedemption(redemption.id),
    perk: agreed.slug,
    title: agreed.title[ctx.locale === 'ko' ? 'ko' : 'en'],
    kind: agreed.kind,
    quantity: agreed.quantity,
    unit: agreed.unit,
    cost: redemption.cost,
    status: redemption.state,
    endedAs: redemption.ended_as,
    delivery: redemption.delivery,
    createdAt: redemption.created_at,
    updatedAt: redemption.moved_at,
    deadlineAt: redemption.deadline_at,
    reference: redemption.reference,
  }
}

/** With its history, and the code for its member. @throws not_found */
export async function wholeRedemption(ctx: Ctx, id: string): Promise<z.output<typeof wholeRedemptionShape>> {
  const { redemption, events, coupon } = await redemptionFile(ctx, id)
  return {
    ...redemptionJson(ctx, redemption),
    coupon,
    timeline: events.map(({ at, from_state, to_state, note }) => ({ at, from: from_state, to: to_state, note })),
  }
}
