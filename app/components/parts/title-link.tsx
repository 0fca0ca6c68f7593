import type { Locale } from '#app/i18n/locale.ts'
import { useTextLang } from './text-lang.ts'

/** A title that members wrote and where it leads. `lang` null: none was recognised. */
export type TitleLinkView = { title: string; href: string; lang: Locale | null }

/** A link by its title, in the language of the title. */
export function TitleLink({ to: { title, href, lang } }: { to: TitleLinkView }) {
  return (
    <a href={href} lang={useTextLang(lang)}>
      {title}
    </a>
  )
}
