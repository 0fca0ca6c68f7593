import { Prose } from '#app/components/parts/prose.tsx'
import { TextDifference, type DifferencePart } from '#app/components/parts/text-difference.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'

/** What changed in the source of a text, and beside it the text as readers see it; on a phone one below the other. */
export function SourceBeside({
  parts,
  html,
  lang,
}: {
  parts: readonly DifferencePart[]
  /** Null: it cannot be rendered. */
  html: string | null
  lang: Locale | null
}) {
  const t = useT()
  if (html === null) return <TextDifference parts={parts} lang={lang} />
  return (
    <div className="beside">
      <section aria-label={t('posts.beside.source')}>
        <p className="about">{t('posts.beside.source')}</p>
        <TextDifference parts={parts} lang={lang} />
      </section>
      <section aria-label={t('posts.beside.rendered')}>
        <p className="about">{t('posts.beside.rendered')}</p>
        <Prose html={html} lang={lang} />
      </section>
    </div>
  )
}
