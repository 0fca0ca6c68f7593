import type { ReactNode } from 'react'
import { useReader } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'

export type LinkItem = {
  href: string
  text: string
  lang?: Locale | null
  remark?: ReactNode
  /** In a tree: 1 at the top. */
  level?: number
}

/** Links of a side column, each with a quiet line below. */
export function LinkList({ items }: { items: readonly LinkItem[] }) {
  const { locale } = useReader()
  return (
    <ul className="links">
      {items.map(({ href, text, lang, remark, level = 1 }) => (
        <li key={href} className={level > 1 ? `level-${level}` : undefined}>
          <a href={href} lang={lang && lang !== locale ? lang : undefined}>
            {text}
          </a>
          {remark && <small>{remark}</small>}
        </li>
      ))}
    </ul>
  )
}
