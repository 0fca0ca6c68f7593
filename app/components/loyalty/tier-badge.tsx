import { Pips } from '#app/components/parts/pips.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { tiers, type TierKey } from '#app/registry/tiers.ts'

/** The programme level as stamps and its name. */
export function TierBadge({ tier }: { tier: TierKey }) {
  const t = useT()
  const on = tiers.find(({ key }) => key === tier)?.pips ?? 0
  return (
    <span className="tier">
      <Pips on={on} of={tiers.length} />
      {t(`parts.tier.${tier}`)}
    </span>
  )
}
