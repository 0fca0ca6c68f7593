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
  /** Lines of a day with the same `key` are shown as one, headed by what they are: "Question voted up". Null: alone. */
  alike: { key: string; name: string } | null
}

/** Every movement of points, newest first, by day; equal ones of a day as one that can be opened. Losses look like gains: same line, same size, sign and reason. */
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
        ...groupsOf(ofDay).map((group) =>
          group.length === 1 ? (
            group.map((line) => <Line key={line.id} line={line} />)
          ) : (
            <Group key={`group ${group[0]?.id}`} lines={group} />
          ),
        ),
      ])}
    </ol>
  )
}

function Day({ at }: { at: string }) {
  const format = useFormat()
  return <li className="day">{format.relativeDay(at, format.now)}</li>
}

/** Lines that are alike, each group at the place of its newest. */
function groupsOf(lines: readonly LedgerLineView[]): LedgerLineView[][] {
  return [...Map.groupBy(lines, (line) => line.alike?.key ?? line.id).values()]
}

/** Equal lines as one: what, how often, the sum; the single ones inside. */
function Group({ lines }: { lines: readonly LedgerLineView[] }) {
  const t = useT()
  const { signed } = useFormat()
  const [first] = lines
  if (first === undefined) return null
  const reputation = lines.reduce((sum, line) => sum + line.reputation, 0)
  return (
    <li>
      <div>
        <p>{first.sentence}</p>
        <details className="fold">
          <summary>
            {t('parts.points.times', { name: first.alike?.name ?? '', count: lines.length })}
            {reputation !== 0 && ` · ${t('parts.points.reputationLine', { amount: signed(reputation) })}`}
          </summary>
          <ul className="lines single">
            {lines.map((line) => (
              <li key={line.id} id={line.id} className="spread">
                <Remarks line={line} />
                <span className="num">{signed(line.points)}</span>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <Sum line={{ ...first, points: lines.reduce((sum, line) => sum + line.points, 0) }} />
    </li>
  )
}

function Line({ line }: { line: LedgerLineView }) {
  return (
    <li id={line.id}>
      <div>
        <p>{line.sentence}</p>
        <Remarks line={line} />
      </div>
      <Sum line={line} />
    </li>
  )
}

function Remarks({ line }: { line: LedgerLineView }) {
  const t = useT()
  const { signed } = useFormat()
  return (
    <div className="meta">
      {line.remarks.map((remark, at) => (
        <span key={at}>{remark}</span>
      ))}
      <Time at={line.at} form="time" />
      {line.reputation !== 0 && <span>{t('parts.points.reputationLine', { amount: signed(line.reputation) })}</span>}
    </div>
  )
}

function Sum({ line: { state, points, stateText } }: { line: LedgerLineView }) {
  const { signed } = useFormat()
  const look = state === 'pending' ? 'wait' : points < 0 && state === 'reversed' ? 'minus' : points > 0 ? 'plus' : ''
  return (
    <p className={`sum ${look}`.trim()}>
      {signed(points)}
      <small>{stateText}</small>
    </p>
  )
}
