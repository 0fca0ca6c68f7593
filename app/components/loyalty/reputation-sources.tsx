import { Facts } from '#app/components/parts/facts.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { TextKey } from '#app/i18n/translate.ts'

/** Reputation by what it was earned for. The lines themselves are the member's own. */
export function ReputationSources({ sources }: { sources: readonly { rule: string | null; reputation: number }[] }) {
  const t = useT()
  const { signed } = useFormat()
  if (sources.length === 0) return <p className="quiet-text">{t('loyalty.sources.none')}</p>
  return (
    <Facts
      facts={sources.map(({ rule, reputation }) => ({
        name: rule === null ? t('loyalty.sources.byHand') : t(`loyalty.rule.${rule}` as TextKey),
        value: <span className="num">{signed(reputation)}</span>,
      }))}
    />
  )
}
