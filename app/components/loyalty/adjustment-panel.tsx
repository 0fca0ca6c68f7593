import { Facts } from '#app/components/parts/facts.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

/** A correction of a balance that waits for a second admin. */
export function AdjustmentPanel({
  data,
}: {
  data: {
    unit: 'points' | 'reputation'
    amount: number
    reason: string
    handle: string
    by: string | null
    balance: number
  }
}) {
  const t = useT()
  const { signed, number } = useFormat()
  return (
    <Facts
      facts={[
        { name: t('ledger.adjust.member'), value: `@${data.handle}` },
        { name: t('ledger.adjust.amount'), value: `${signed(data.amount)} ${t(`ledger.adjust.units.${data.unit}`)}` },
        { name: t('ledger.adjust.review.balance'), value: number(data.balance) },
        { name: t('ledger.freeze.reason'), value: data.reason },
        {
          name: t('ledger.adjust.review.by'),
          value: data.by === null ? t('ledger.adjust.review.system') : `@${data.by}`,
        },
      ]}
    />
  )
}
