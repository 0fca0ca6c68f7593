import type { Ctx } from '#app/core/context.server.ts'
import { readAgreed, wordsOf } from '#app/domain/perks/perk.ts'
import type { PerkView } from '#app/domain/perks/queries/catalogue.server.ts'
import { redemptionFile } from '#app/domain/perks/queries/redemptions.server.ts'
import type { Redemption } from '#app/domain/perks/redemption.ts'
import { translator } from '#app/i18n/index.ts'
import { perkKinds } from '#app/registry/perk-kinds.ts'
import { urls } from '#app/web/urls.ts'

/**
 * A perk as the API tells it. `refusals` null without a token: what stands in the caller's way is known only of a
 * caller.
 */
export function perkJson(ctx: Ctx, { perk, season, mine }: PerkView) {
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
export function redemptionJson(ctx: Ctx, redemption: Redemption) {
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
export async function wholeRedemption(ctx: Ctx, id: string) {
  const { redemption, events, coupon } = await redemptionFile(ctx, id)
  return {
    ...redemptionJson(ctx, redemption),
    coupon,
    timeline: events.map(({ at, from_state, to_state, note }) => ({ at, from: from_state, to: to_state, note })),
  }
}
