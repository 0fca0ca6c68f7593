import { fieldOf, type FormView } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField, textOf } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { settingOptionKey } from '#app/components/parts/setting-value.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { TextKey } from '#app/i18n/translate.ts'
import type { Setting } from '#app/registry/settings/kinds.ts'
import { urls } from '#app/views/urls.ts'

export type SettingView = {
  key: string
  entry: Setting
  value: unknown
  changedAt: string | null
  changedBy: string | null
  /** Its value is not the default. */
  changed: boolean
}

/** The name of a setting as part of names of fields and of texts: a dot would mean a part of it. */
export function settingName(key: string): string {
  return key.replaceAll('.', '_')
}

export function settingLabel(key: string): TextKey {
  return `settings.name.${settingName(key)}` as TextKey
}

/** One setting in the form of its subject: name, what it does, bounds and default, who changed it last. */
export function SettingField({ setting, form }: { setting: SettingView; form: FormView }) {
  const t = useT()
  const { entry, key, changed, changedAt } = setting
  const name = settingName(key)
  const field = fieldOf(form, `values.${name}`, ['values', name])
  const frame = {
    field,
    label: t(settingLabel(key)),
    hint: (
      <>
        {t(`settings.about.${name}` as TextKey)}
        <br />
        <SettingHint settingKey={key} entry={entry} />
      </>
    ),
  }
  return (
    <div className="setting" id={`setting-${name}`}>
      {entry.kind !== 'secret' && (
        // What the page showed: a value that nobody touched must not undo what a colleague saved meanwhile.
        <input type="hidden" name={`was.${name}`} value={textOf(fieldOf(form, `was.${name}`, ['was', name])) ?? ''} />
      )}
      <Control settingKey={key} entry={entry} frame={frame} hasSecret={setting.value !== ''} />
      <div className="row">
        {changed && <Label tone="info">{t('settings.page.changedMark')}</Label>}
        {changedAt !== null && <LastChange setting={setting} at={changedAt} />}
        {changed && (
          <Button look="quiet" size="small" form={resetFormId(key)}>
            {t('settings.page.reset')}
            <span className="said-only"> {t(settingLabel(key))}</span>
          </Button>
        )}
      </div>
    </div>
  )
}

/** Beside the form of the subject: forms can't be inside each other. Its button is in that one. */
export function ResetForm({ settingKey, once }: { settingKey: string; once: string }) {
  return (
    <form method="post" id={resetFormId(settingKey)} hidden>
      <input type="hidden" name="intent" value="reset" />
      <input type="hidden" name="key" value={settingKey} />
      <input type="hidden" name="once" value={once} />
    </form>
  )
}

function resetFormId(key: string): string {
  return `reset-${settingName(key)}`
}

function LastChange({ setting: { key, changedBy }, at }: { setting: SettingView; at: string }) {
  const t = useT()
  return (
    <small className="quiet-text">
      {changedBy === null ? (
        <Sentence text="settings.page.changedByNobody" with={{ when: <Time at={at} /> }} />
      ) : (
        <Sentence text="settings.page.changed" with={{ when: <Time at={at} />, who: <bdi>{changedBy}</bdi> }} />
      )}{' '}
      <a href={urls.auditOf(key)}>
        {t('settings.page.history')}
        <span className="said-only"> {t(settingLabel(key))}</span>
      </a>
    </small>
  )
}

function SettingHint({ settingKey, entry }: { settingKey: string; entry: Setting }) {
  const t = useT()
  const { number } = useFormat()
  const standard =
    entry.kind === 'switch'
      ? t(entry.default ? 'settings.page.on' : 'settings.page.off')
      : entry.kind === 'integer'
        ? number(entry.default)
        : entry.kind === 'choice'
          ? t(settingOptionKey(settingKey, entry.default))
          : [entry.default].flat().join(', ') || '–'
  return (
    <>
      {t('settings.page.default', { value: standard })}
      {entry.kind === 'integer' && (
        <>
          {` · ${t('settings.page.bounds', { min: number(entry.min), max: number(entry.max) })}`}
          {` · ${t(`settings.unit.${entry.unit.replaceAll(' ', '_')}` as TextKey)}`}
        </>
      )}
      {entry.kind === 'list' && ` · ${t('settings.page.listHint')}`}
    </>
  )
}

function Control({
  settingKey,
  entry,
  frame,
  hasSecret,
}: {
  settingKey: string
  entry: Setting
  frame: { field: ReturnType<typeof fieldOf>; label: string; hint: React.ReactNode }
  hasSecret: boolean
}) {
  const t = useT()
  switch (entry.kind) {
    case 'switch':
      return (
        <SelectField
          {...frame}
          options={[
            { value: 'true', text: t('settings.page.on') },
            { value: 'false', text: t('settings.page.off') },
          ]}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...frame}
          options={entry.options.map((option) => ({ value: option, text: t(settingOptionKey(settingKey, option)) }))}
        />
      )
    case 'list':
      return <TextArea {...frame} required={false} rows={3} />
    case 'secret':
      return (
        <TextField
          {...frame}
          hint={hasSecret ? t('settings.page.secretKept') : frame.hint}
          required={false}
          type="password"
          autoComplete="off"
          minLength={entry.minLength}
          maxLength={entry.maxLength}
        />
      )
    case 'integer':
      return <TextField {...frame} inputMode="numeric" maxLength={12} />
    case 'text':
      return <TextField {...frame} required={false} maxLength={entry.maxLength} />
  }
}
