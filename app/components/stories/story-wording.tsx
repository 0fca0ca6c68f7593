import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { nestedField } from '#app/components/forms/nested-field.ts'
import { Button } from '#app/components/parts/button.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Wording = Record<'headline' | 'situation' | 'tried' | 'turningPoint' | 'outcome' | 'quote', string>

const fieldsInOrder = [
  { name: 'headline', label: 'stories.form.headline', rows: 2, max: 200 },
  { name: 'situation', label: 'stories.section.situation', rows: 6, max: 4_000 },
  { name: 'tried', label: 'stories.section.tried', rows: 4, max: 4_000 },
  { name: 'turningPoint', label: 'stories.section.turningPoint', rows: 6, max: 4_000 },
  { name: 'outcome', label: 'stories.section.outcome', rows: 6, max: 4_000 },
  { name: 'quote', label: 'stories.form.quote', rows: 2, max: 300 },
] as const satisfies readonly { name: keyof Wording; label: TextKey; rows: number; max: number }[]

/** The author's text and the curator's side by side. Only words: figures, names and consent stay the author's. */
export function StoryWording({
  result,
  written,
  present,
  lang,
  revision,
}: {
  result: FormResult | null | undefined
  written: Wording
  present: Wording
  lang: Locale | null
  revision: number
}) {
  const t = useT()
  const textLang = useTextLang(lang)
  const [form] = useActionForm<Wording & Record<string, string>>('reword', result, present)
  const labels = Object.fromEntries(fieldsInOrder.map(({ name, label }) => [name, t(label)]))
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t('stories.curate.edit')}</summary>
      <ActionForm form={form} labels={labels}>
        <p className="meta-text">{t('stories.curate.editLede')}</p>
        <input type="hidden" name="revision" value={revision} />
        {fieldsInOrder.map(({ name, label, rows, max }) => (
          <div className="pair" key={name}>
            <div>
              <p className="meta-text">
                {t('stories.curate.authorText')}: {t(label)}
              </p>
              <p className="lines-kept" lang={textLang}>
                {written[name]}
              </p>
            </div>
            <TextArea
              field={nestedField(form, [name])}
              label={`${t('stories.curate.yourText')}: ${t(label)}`}
              rows={rows}
              maxLength={max}
              lang={textLang}
              required={name === 'headline'}
            />
          </div>
        ))}
        <p className="row">
          <Button>{t('stories.curate.saveText')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
