import type { ReactNode } from 'react'
import { Pips } from './pips.tsx'

/**
 * A list with nothing in it says what to do next. Its title is no heading: it may be used at any depth of a page.
 * `children` are the ways on: one primary button, others quiet. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Pips on={0} of={4} large />
      <p className="nothing">{title}</p>
      {text && <p>{text}</p>}
      {children && <p className="row">{children}</p>}
    </div>
  )
}
