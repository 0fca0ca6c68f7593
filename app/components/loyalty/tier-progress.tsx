import { Note } from '#app/components/parts/alert.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { TierProgress } from '#app/domain/loyalty/tiers/tier-progress.server.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import { urls } from '#app/views/urls.ts'
import { StampCard } from './balance-card.tsx'
import { ChangeHistory } from './change-history.tsx'

/**
 * The reader's progress in the programme: the score and what it is made of, what is missing, and to when the tier is
 * held.
 */
export function TierProgress({ tier }: { tier: TierProgress }) {
  const t = useT()
  const { number, date } = useFormat()
  const name = t(`parts.tier.${tier.key}`)
  const next = tier.next === null ? null : t(`parts.tier.${tier.next}`)
  const title = next === null ? t('loyalty.page.top', { tier: name }) : t('loyalty.page.next', { tier: name, next })
  const perStamp = Math.ceil((tier.nextFrom ?? tier.from) / 10)
  const missing = tier.nextFrom === null ? 0 : tier.nextFrom - tier.score
  return (
    <Section
      title={title}
      className="stamps"
      aside={<a href={`${urls.trust()}#tiers`}>{t('loyalty.page.tierRules')}</a>}
    >
      {tier.ending && tier.heldUntil !== null && (
        <Note tone="warn">
          {t('loyalty.page.ending', {
            tier: name,
            day: date(tier.heldUntil),
            missing: number(Math.max(0, tier.from - tier.score)),
          })}
        </Note>
      )}
      {next !== null && <StampCard on={Math.min(9, Math.floor(tier.score / perStamp))} next={next} />}
      <p className="gap">
        {tier.tenureYears === null
          ? t('loyalty.page.madeOfPoints', { points: number(tier.points) })
          : t('loyalty.page.madeOf', {
              points: number(tier.points),
              tenure: number(tier.tenureScore),
              score: number(tier.score),
              years: t('loyalty.page.tenureYears', { count: tier.tenureYears }),
            })}{' '}
        {next !== null && tier.nextByTenureAt === null && t('loyalty.page.missing', { missing: number(missing), next })}
        {next !== null &&
          tier.nextByTenureAt !== null &&
          t('loyalty.page.missingOrStay', { missing: number(missing), next, day: date(tier.nextByTenureAt) })}
      </p>
      <p className="meta-text">
        {next !== null && t('loyalty.page.stamp', { count: perStamp })}
        {tier.heldUntil !== null &&
          ` ${t(tier.heldOnly ? 'loyalty.page.heldOnly' : 'loyalty.page.held', { tier: name, day: date(tier.heldUntil) })}`}
      </p>
      <details className="fold gap">
        <summary>{t('loyalty.tierHistory.title')}</summary>
        <TierHistory lines={tier.history} />
      </details>
    </Section>
  )
}

function TierHistory({ lines }: { lines: TierProgress['history'] }) {
  const t = useT()
  const { number, date } = useFormat()
  const nameOf = (key: string): string => (isTier(key) ? t(`parts.tier.${key}`) : key)
  return (
    <ChangeHistory
      empty={{ title: t('loyalty.tierHistory.emptyTitle'), text: t('loyalty.tierHistory.empty') }}
      lines={lines.map((line) => ({
        id: line.id,
        at: line.at,
        sentence: t(`loyalty.tierHistory.${line.kind}`, {
          tier: nameOf(line.tier),
          before: nameOf(line.before),
          day: line.until === null ? '' : date(line.until),
        }),
        reason: t('loyalty.tierHistory.reason', { score: number(line.score), bar: number(line.bar) }),
      }))}
    />
  )
}

function isTier(value: string): value is TierKey {
  return tiers.some(({ key }) => key === value)
}
