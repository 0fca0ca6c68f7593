import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { PerkCardView } from '#app/views/perk-views.server.ts'

type Words = {
  cost(points: number): string
  size(size: PerkCardView['size']): string | null
  /** "For Champion or 5 years as a customer"; null when there is no condition. */
  condition(perk: PerkCardView): string | null
  /** "160 to Champion or 5 months more"; null when nothing is missing. */
  missing(perk: PerkCardView): string | null
  stock(perk: PerkCardView): string
  limit(perk: PerkCardView): string | null
  season(perk: PerkCardView): string | null
}

/** What a perk costs, asks for and leaves, in the reader's words. */
export function usePerkWords(): Words {
  const t = useT()
  const { number, day, now } = useFormat()
  const span = (days: number): string => {
    if (days >= 365) return t('perks.list.years', { count: Math.ceil(days / 365.25) })
    return days >= 60
      ? t('perks.quantity.months', { count: Math.ceil(days / 30.44) })
      : t('perks.list.days', { count: days })
  }
  return {
    cost: (points) => t('perks.list.points', { count: points, points: number(points) }),
    size: (size) => (size === null ? null : t(`perks.quantity.${size.unit}`, { count: size.count })),
    condition({ condition: { tier, years } }) {
      const time = years === null ? '' : t('perks.list.years', { count: years })
      if (tier !== null && years !== null)
        return t('perks.list.conditions', { tier: t(`parts.tier.${tier}`), years: time })
      if (tier !== null) return t('perks.list.conditionTier', { tier: t(`parts.tier.${tier}`) })
      return years === null ? null : t('perks.list.conditionTenure', { years: time })
    },
    missing({ mine, condition }) {
      if (mine?.missing == null) return null
      const { score, days, tier } = mine.missing
      const byTier =
        tier === null || score === null
          ? null
          : t('perks.list.missingTier', { tier: t(`parts.tier.${tier.key}`), score: number(score) })
      const byTenure = days === null ? null : t('perks.list.missingTenure', { time: span(days) })
      if (byTier !== null && byTenure !== null) return t('perks.list.missingOr', { first: byTier, second: byTenure })
      return byTier ?? byTenure ?? (condition.years === null ? null : t('perks.list.missingCustomer'))
    },
    stock: ({ stock }) =>
      stock === null
        ? t('perks.list.unlimited')
        : stock <= 0
          ? t('perks.list.stockNone')
          : t('perks.list.stock', { count: stock }),
    limit({ limit }) {
      if (limit === null) return null
      const times = t('perks.list.limit', { count: limit.count })
      if (limit.days === 365) return t('perks.list.limitYear', { times })
      return limit.days === null ? times : t('perks.list.limitDays', { count: limit.days, times })
    },
    season({ season, from, until }) {
      if (season === 'upcoming' && from !== null) return t('perks.list.from', { day: day(from, now) })
      return until === null ? null : t('perks.list.until', { day: day(until, now) })
    },
  }
}
