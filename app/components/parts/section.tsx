import type { ReactNode } from 'react'

/** A part of a page with its heading; `aside` is shown beside the heading (a link, chips). */
export function Section({
  title,
  quietTitle,
  aside,
  className,
  children,
}: {
  title: string
  /** The heading is only read aloud. */
  quietTitle?: boolean
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section className={className ? `section ${className}` : 'section'} aria-label={title}>
      {quietTitle ? (
        <h2 className="said-only">{title}</h2>
      ) : (
        <header>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}

/** A part of the side column. */
export function SideSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
