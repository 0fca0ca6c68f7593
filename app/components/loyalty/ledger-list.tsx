import type { ReactNode } from 'react'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type LedgerLineView = {
  id: string
  at: string
  /** What it was for, as one sentence; links to the post or story. */
  sentence: ReactNode
  /** Rule and version, links to what was reversed, a remark. */
  remarks: readonly ReactNode[]
  /** Signed whole points; 0 is shown too. */
  points: number
  /** Signed whole reputation; 0 is left out. */
  reputation: number
  state: 'available' | 'pending' | 'spent' | 'reversed'
  /** Below the figure: "available", "pending until Nov 27". */
  stateText: string
}

/** Every movement of points, newest first, by day. Losses look like gains: same line, same size, sign and reason. */
export function LedgerList({
  lines,
  empty,
}: {
  lines: readonly LedgerLineView[]
  empty: { title: string; text: string; action?: ReactNode }
}) {
  const format = useFormat()
  if (lines.length === 0)
    return (
      <EmptyState title={empty.title} text={empty.text}>
        {empty.action}
      </EmptyState>
    )
  const days = Map.groupBy(lines, (line) => format.dayKey(line.at))
  return (
    <ol className="ledger">
      {[...days.values()].flatMap((ofDay) => [
        <Day key={`day ${ofDay[0]?.id}`} at={ofDay[0]?.at ?? ''} />,
        ...ofDay.map((line) => <Line key={line.id} line={line} />),
      ])}
    </ol>
  )
}

function Day({ at }: { at: string }) {
  const format = useFormat()
  return <li className="day">{format.relativeDay(at, format.now)}</li>
}

function Line({ line }: { line: LedgerLineView }) {
  const t = useT()
  const { signed } = useFormat()
  const look =
    line.state === 'pending'
      ? 'wait'
      : line.points < 0 && line.state === 'reversed'
        ? 'minus'
        : line.points > 0
          ? 'plus'
          : ''
  return (
    <li id={line.id}>
      <div>
        <p>{line.sentence}</p>
        <div className="meta">
          {line.remarks.map((remark, at) => (
            <span key={at}>{remark}</span>
          ))}
          <Time at={line.at} form="time" />
          {line.reputation !== 0 && (
            <span>{t('parts.points.reputationLine', { amount: signed(line.reputation) })}</span>
          )}
        </div>
      </div>
      <p className={`sum ${look}`.trim()}>
        {signed(line.points)}
        <small>{line.stateText}</small>
      </p>
    </li>
  )
}
