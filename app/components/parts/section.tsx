import type { ReactNode } from 'react'
import { useId } from '#app/html/context.ts'

/** A part of a page with its heading; `aside` stands beside the heading (a link, chips). */
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
  const id = useId()
  return (
    <section className={className ? `section ${className}` : 'section'} aria-labelledby={id}>
      {quietTitle ? (
        <h2 className="said-only" id={id}>
          {title}
        </h2>
      ) : (
        <header>
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}

/** A part of the side column. */
export function SideSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
