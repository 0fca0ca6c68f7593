import type { ReactNode } from 'react'

/** A form behind its title. */
export function Folded({ text, open, children }: { text: string; open: boolean; children: ReactNode }) {
  return (
    <details className="fold gap" open={open || undefined}>
      <summary>{text}</summary>
      {children}
    </details>
  )
}
