import { Figures } from '#app/components/parts/facts.tsx'
import { Pips } from '#app/components/parts/pips.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type BalanceView = {
  available: number
  pending: number
  /** When the last pending line matures; `null` with nothing pending. */
  pendingUntil: string | null
  reserved: number
  reputation: number
}

/** What is there, on its way and held; reputation beside it, which is never spent. */
export function BalanceCard({ balance }: { balance: BalanceView }) {
  const t = useT()
  const { number, day, now } = useFormat()
  return (
    <Figures
      className="balance"
      figures={[
        { name: t('parts.points.available'), value: number(balance.available) },
        {
          name: t('parts.points.pending'),
          value: number(balance.pending),
          remark: balance.pendingUntil && t('parts.points.until', { day: day(balance.pendingUntil, now) }),
        },
        { name: t('parts.points.reserved'), value: number(balance.reserved) },
        {
          name: t('parts.points.reputation'),
          value: number(balance.reputation),
          remark: t('parts.points.reputationHint'),
        },
      ]}
    />
  )
}

/** The way to the next tier as a card with stamps. `next` is the name of the tier it leads to. */
export function StampCard({ on, of = 10, next }: { on: number; of?: number; next: string }) {
  const t = useT()
  return (
    <p className="stampcard" role="img" aria-label={t('parts.points.card', { on, of, tier: next })}>
      <Pips on={on} of={of} large />
    </p>
  )
}
