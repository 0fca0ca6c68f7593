import { Label } from '#app/components/parts/label.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RedemptionLine } from '#app/domain/perks/queries/redemptions.server.ts'
import type { RedemptionRow } from '#app/views/perk-views.server.ts'

/** Where a redemption is: for one that ended, why. */
export function RedemptionState({
  redemption: { state, endedAs, tone },
}: {
  redemption: Pick<RedemptionRow, 'state' | 'endedAs' | 'tone'>
}) {
  const t = useT()
  return (
    <Label tone={endedAs === null || endedAs === 'cancelled' ? tone : 'bad'}>
      {endedAs === null ? t(`perks.state.${state}`) : t(`perks.ended.${endedAs}`)}
    </Label>
  )
}

export type RedemptionHistoryLine = Pick<RedemptionLine, 'id' | 'at' | 'to_state' | 'note'> & { who: string | null }

/** Everything that happened to a redemption, oldest first. Notes that the product wrote are keys. */
export function RedemptionTimeline({ lines }: { lines: readonly RedemptionHistoryLine[] }) {
  const t = useT()
  return (
    <ol className="talk">
      {lines.map(({ id, at, to_state, note, who }) => (
        <li className="event" key={id}>
          <span className="dot" aria-hidden="true" />
          {t(`perks.event.${to_state}`)}
          {who !== null && (
            <>
              {' '}
              · <bdi>{who}</bdi>
            </>
          )}{' '}
          <Time at={at} form="moment" />
          {note !== '' && (
            <p className="lines-kept">
              {to_state === 'fulfilled'
                ? note
                : t('perks.mine.reason', { note: /^perks\.note\.\w+$/.test(note) ? t.any(note) : note })}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
