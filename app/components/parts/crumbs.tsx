import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { TitleLink } from './title-link.tsx'

/** The way here, without the page itself. `lang` of a title that members wrote. */
export function Crumbs({ trail }: { trail: readonly { text: string; href: string; lang?: Locale | null }[] }) {
  const t = useT()
  return (
    <nav className="crumbs" aria-label={t('shell.crumbs')}>
      <ol>
        {trail.map(({ text, href, lang = null }) => (
          <li key={href}>
            <TitleLink to={{ title: text, href, lang }} />
          </li>
        ))}
      </ol>
    </nav>
  )
}
