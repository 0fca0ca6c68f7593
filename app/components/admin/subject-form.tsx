import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'
import { ResetForm, SettingField, settingLabel, settingName, type SettingView } from './setting-field.tsx'

/**
 * The settings of a subject in one form: saved all or not at all. Those for experts are folded away. @param previewed
 * sending it shows what they would do, and saves nothing yet
 */
export function SubjectForm({
  settings,
  previewed,
  result,
}: {
  settings: readonly SettingView[]
  previewed: boolean
  result: FormResult | null | undefined
}) {
  const t = useT()
  const { formStamp } = useReader()
  const values = Object.fromEntries(settings.map((setting) => [settingName(setting.key), typedValue(setting)]))
  const [form] = useActionForm<{ values: Record<string, string>; was: Record<string, string> }>(
    previewed ? 'preview' : 'save',
    result,
    { values, was: values },
  )
  const labels = Object.fromEntries(settings.map(({ key }) => [`values.${settingName(key)}`, t(settingLabel(key))]))
  const forExperts = settings.filter(({ entry }) => entry.expert === true)
  const wrong = Object.keys(form.allErrors)
  const expertWrong = forExperts.some(({ key }) => wrong.includes(`values.${settingName(key)}`))
  return (
    <>
      <ActionForm form={form} labels={labels} className="form settings">
        {settings
          .filter(({ entry }) => entry.expert !== true)
          .map((setting) => (
            <SettingField key={setting.key} setting={setting} form={form} />
          ))}
        {forExperts.length > 0 && (
          <details className="fold" open={expertWrong || forExperts.length === settings.length || undefined}>
            <summary>{t('settings.page.expert')}</summary>
            <p className="hint">{t('settings.page.expertLede')}</p>
            {forExperts.map((setting) => (
              <SettingField key={setting.key} setting={setting} form={form} />
            ))}
          </details>
        )}
        <p className="row">
          <Button look="primary" fillPhone>
            {t(previewed ? 'holding.preview.submit' : 'settings.page.save')}
          </Button>
        </p>
      </ActionForm>
      {settings
        .filter(({ changed }) => changed)
        .map(({ key }) => (
          <ResetForm key={key} settingKey={key} once={formStamp} />
        ))}
    </>
  )
}

/** As a form sends it. A secret is never sent to a browser. */
function typedValue({ entry, value }: SettingView): string {
  if (entry.kind === 'secret') return ''
  return Array.isArray(value) ? value.join('\n') : String(value)
}
