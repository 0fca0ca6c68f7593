import type { ReactNode } from 'react'

/** The text and beside it what belongs to it; below 64rem the side goes under the text. */
export function PageSplit({ side, sideLabel, children }: { side: ReactNode; sideLabel: string; children: ReactNode }) {
  return (
    <div className="split">
      <div>{children}</div>
      <aside className="side" aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  )
}
