import type { ReactNode } from 'react'

/** The head of a page: its name, one sentence about it, and at the far side what can be done. */
export function PageTitle({ title, lede, children }: { title: ReactNode; lede?: ReactNode; children?: ReactNode }) {
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        {lede && <p className="lede">{lede}</p>}
      </div>
      {children}
    </div>
  )
}
