import { LinkList } from '#app/components/parts/link-list.tsx'
import { Prose } from '#app/components/parts/prose.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { DocumentSection } from '#app/domain/documents/document.ts'
import type { Locale } from '#app/i18n/locale.ts'

/** The parts of a text below their headings; those of guidelines are numbered. `lang` null: the reader's language. */
export function DocumentSections({
  sections,
  idPrefix = '',
  lang = null,
}: {
  sections: readonly DocumentSection[]
  /** Where a page shows several texts. */
  idPrefix?: string
  lang?: Locale | null
}) {
  const { locale } = useReader()
  return (
    <div className="document">
      {sections.map(({ key, number, title, html }) => (
        <section key={key} id={key === '' ? undefined : `${idPrefix}${key}`}>
          {title !== '' && <h2>{number === null ? title : `${number}. ${title}`}</h2>}
          {html !== '' && <Prose html={html} lang={lang ?? locale} />}
        </section>
      ))}
    </div>
  )
}

/** The headings of a text as links; nothing for a short one. */
export function DocumentContents({ sections, label }: { sections: readonly DocumentSection[]; label: string }) {
  const titled = sections.filter(({ title }) => title !== '')
  if (titled.length < 4) return null
  return (
    <nav aria-label={label}>
      <LinkList
        items={titled.map(({ key, number, title }) => ({
          href: `#${key}`,
          text: number === null ? title : `${number}. ${title}`,
        }))}
      />
    </nav>
  )
}
