import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { dayIn, plus } from '#app/core/time.ts'
import { tierThresholds } from '#app/domain/loyalty/tiers/tier.ts'
import { readAgreed, wordsOf, type Perk } from '#app/domain/perks/perk.ts'
import type { PerkView } from '#app/domain/perks/queries/catalogue.server.ts'
import { approvalsNeeded } from '#app/domain/perks/redemptions/approve-redemption.server.ts'
import type { Redemption } from '#app/domain/perks/redemptions/redemption.ts'
import { perkKinds, type PerkKind } from '#app/registry/perk-kinds.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import { urls } from './urls.ts'

/** A perk as a card or page shows it; figures and codes, the words are made by the component. */
export type PerkCardView = ReturnType<typeof perkCard>

export function perkCard(ctx: Ctx, { perk, season, mine }: PerkView) {
  const condition = mine?.condition ?? null
  const tier = tiers.find(({ key }) => key === perk.tier) ?? null
  return {
    id: perk.id,
    slug: perk.slug,
    href: urls.perk(perk.slug),
    kind: perk.kind,
    ...wordsOf(perk, ctx.locale),
    icon: perkKinds[perk.kind].icon,
    size: sizeOf(perk.kind, perk.quantity),
    cost: perk.cost,
    delivery: perk.delivery,
    season,
    stock: perk.stock,
    from: season === 'upcoming' ? perk.valid_from : null,
    until: perk.valid_until === null ? null : plus(perk.valid_until, { ms: -1 }),
    limit: perk.member_limit === null ? null : { count: perk.member_limit, days: perk.limit_days },
    condition: { tier: (tier?.key ?? null) as TierKey | null, years: perk.tenure_years },
    mine:
      mine === null
        ? null
        : {
            refusals: mine.refusals,
            available: mine.available,
            met: condition?.met ?? true,
            missing:
              condition === null || condition.met
                ? null
                : {
                    score: condition.scoreMissing,
                    days: condition.daysMissing,
                    tier: tier === null ? null : { key: tier.key, from: tierThresholds(ctx.setting)[tier.key] },
                  },
          },
  }
}

function sizeOf(
  kind: PerkKind,
  quantity: number | null,
): { unit: 'gigabytes' | 'months' | 'minutes' | 'won'; count: number } | null {
  const unit = perkKinds[kind].quantity?.unit
  return unit === undefined || quantity === null ? null : { unit, count: quantity }
}

/** The sign of a state: what waits for the member's patience, what is done, what did not come. */
const redemptionTone = {
  requested: 'warn',
  approved: 'info',
  fulfilling: 'info',
  fulfilled: 'good',
  denied: 'bad',
  cancelled: undefined,
  failed: 'bad',
  timed_out: 'bad',
  refunded: undefined,
} as const satisfies Record<Redemption['state'], 'good' | 'warn' | 'bad' | 'info' | undefined>

export type RedemptionRow = ReturnType<typeof redemptionRow>

/** One redemption as a line of a list. Its title is what was agreed, whatever the perk is called now. */
export function redemptionRow(ctx: Ctx, redemption: Redemption) {
  const agreed = readAgreed(redemption.agreed)
  return {
    id: redemption.id,
    title: agreed.title[ctx.locale === 'ko' ? 'ko' : 'en'],
    kind: agreed.kind,
    size: sizeOf(agreed.kind, agreed.quantity),
    cost: redemption.cost,
    state: redemption.state,
    endedAs: redemption.ended_as,
    tone: redemptionTone[redemption.state],
    createdAt: redemption.created_at,
    movedAt: redemption.moved_at,
    deadlineAt: redemption.deadline_at,
    delivery: redemption.delivery,
    reference: redemption.reference,
    perkHref: urls.perk(agreed.slug),
    approvalsNeeded,
  }
}

/** What the form of a perk starts with: every field as text. */
export function perkFormValue(ctx: Ctx, perk: Perk): Record<string, string> {
  const zone = ctx.setting('site.timeZone')
  const text = (value: string | number | null): string => (value === null ? '' : String(value))
  return {
    slug: perk.slug,
    kind: perk.kind,
    delivery: perk.delivery,
    titleEn: perk.title_en,
    titleKo: perk.title_ko,
    aboutEn: perk.about_en,
    aboutKo: perk.about_ko,
    quantity: text(perk.quantity),
    cost: text(perk.cost),
    tier: text(perk.tier),
    tenureYears: text(perk.tenure_years),
    stock: text(perk.stock),
    validFrom: perk.valid_from === null ? '' : dayIn(perk.valid_from, zone),
    validUntil: perk.valid_until === null ? '' : dayIn(plus(perk.valid_until, { ms: -1 }), zone),
    memberLimit: text(perk.member_limit),
    limitDays: text(perk.limit_days),
    note: '',
  }
}

/** @throws not_found */
export function foundOr404<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new DomainError('not_found', 'errors.notFound')
  return value
}
