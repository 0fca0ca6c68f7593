import { TextDifference, type DifferencePart } from '#app/components/parts/text-difference.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import type { TextKey } from '#app/i18n/translate.ts'

export type DifferentField = {
  field: 'headline' | 'situation' | 'tried' | 'turningPoint' | 'outcome' | 'quote'
  parts: readonly DifferencePart[]
}

const names = {
  headline: 'stories.form.headline',
  situation: 'stories.section.situation',
  tried: 'stories.section.tried',
  turningPoint: 'stories.section.turningPoint',
  outcome: 'stories.section.outcome',
  quote: 'stories.form.quote',
} as const satisfies Record<DifferentField['field'], TextKey>

/** What the author wrote against what would be published, part by part. */
export function StoryDifference({ fields, lang }: { fields: readonly DifferentField[]; lang: Locale | null }) {
  const t = useT()
  if (fields.length === 0) return <p>{t('stories.manage.differenceNone')}</p>
  return (
    <div className="stack">
      <p className="meta-text">{t('stories.manage.differenceLede')}</p>
      {fields.map(({ field, parts }) => (
        <div key={field}>
          <h3>{t(names[field])}</h3>
          <TextDifference parts={parts} lang={lang} />
        </div>
      ))}
    </div>
  )
}
