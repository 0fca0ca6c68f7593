import { tiers, type TierKey } from '#app/registry/tiers.ts'
import { Pips } from './pips.tsx'
import { useT } from './reader.tsx'

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
