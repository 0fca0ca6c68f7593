import type { ReactNode } from 'react'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Time } from '#app/components/parts/time.tsx'

/** What happened to a level or tier, newest first: a sentence with its reason, and when. */
export function ChangeHistory({
  lines,
  empty,
}: {
  lines: readonly { id: string; at: string; sentence: ReactNode; reason?: ReactNode }[]
  empty: { title: string; text: string }
}) {
  if (lines.length === 0) return <EmptyState title={empty.title} text={empty.text} />
  return (
    <ul className="lines">
      {lines.map(({ id, at, sentence, reason }) => (
        <li key={id}>
          <p>{sentence}</p>
          {reason && <p className="meta-text">{reason}</p>}
          <p className="meta-text">
            <Time at={at} form="date" />
          </p>
        </li>
      ))}
    </ul>
  )
}
