import { Button } from '#app/components/parts/button.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { settingOptionKey } from '#app/components/parts/setting-value.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { TextKey } from '#app/i18n/translate.ts'
import type { Setting } from '#app/registry/settings/kinds.ts'
import { OnceField } from './once-field.tsx'

export type SettingView = {
  key: string
  entry: Setting
  value: unknown
  changedAt: string | null
  changedBy: string | null
  /** Its value is not the default. */
  changed: boolean
}

/**
 * One setting: what it does, its value, standard, bounds and unit, who changed it last. `refusal` is shown beside the
 * field.
 */
export function SettingForm({
  setting,
  typed,
  refusal,
}: {
  setting: SettingView
  typed: string | null
  refusal: string | null
}) {
  const t = useT()
  const { entry, key } = setting
  const id = `setting-${key.replaceAll('.', '-')}`
  const about = t(`settings.about.${key.replaceAll('.', '_')}` as TextKey)
  return (
    <>
      <form method="post" className="form setting" id={id}>
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="key" value={key} />
        <OnceField />
        <div className="field">
          <label htmlFor={`${id}-value`}>{about}</label>{' '}
          {setting.changed && <Label tone="info">{t('settings.page.changedMark')}</Label>}
          <span className="hint" id={`${id}-hint`}>
            <code>{key}</code> <SettingHint settingKey={key} entry={entry} />
          </span>
          {refusal !== null && (
            <span className="error" id={`${id}-error`}>
              <Icon name="warn" size="small" />
              {refusal}
            </span>
          )}
          <div className="row">
            <Control
              id={`${id}-value`}
              settingKey={key}
              entry={entry}
              value={typed ?? textOf(setting.value)}
              invalid={refusal !== null}
              describedBy={`${id}-hint${refusal === null ? '' : ` ${id}-error`}`}
            />
            <Button>{t('settings.page.save')}</Button>
            {setting.changed && (
              <Button look="quiet" form={`${id}-reset`}>
                {t('settings.page.reset')}
              </Button>
            )}
          </div>
          {setting.changedAt !== null && (
            <small className="quiet-text">
              {setting.changedBy === null ? (
                <Sentence text="settings.page.changedByNobody" with={{ when: <Time at={setting.changedAt} /> }} />
              ) : (
                <Sentence
                  text="settings.page.changed"
                  with={{ when: <Time at={setting.changedAt} />, who: <bdi>{setting.changedBy}</bdi> }}
                />
              )}
            </small>
          )}
        </div>
      </form>
      {setting.changed && <ResetForm id={`${id}-reset`} settingKey={key} />}
    </>
  )
}

/** Beside the form of the value: forms can't be inside each other. Its button is in that one. */
function ResetForm({ id, settingKey }: { id: string; settingKey: string }) {
  return (
    <form method="post" id={id} hidden>
      <input type="hidden" name="intent" value="reset" />
      <input type="hidden" name="key" value={settingKey} />
      <OnceField />
    </form>
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
          : textOf(entry.default).replaceAll('\n', ', ') || '–'
  return (
    <>
      {t('settings.page.default', { value: standard })}
      {entry.kind === 'integer' &&
        ` · ${t('settings.page.bounds', { min: number(entry.min), max: number(entry.max) })} · ${t(`settings.unit.${entry.unit.replaceAll(' ', '_')}` as TextKey)}`}
      {entry.kind === 'list' && ` · ${t('settings.page.listHint')}`}
    </>
  )
}

function Control({
  id,
  settingKey,
  entry,
  value,
  invalid,
  describedBy,
}: {
  id: string
  settingKey: string
  entry: Setting
  value: string
  invalid: boolean
  describedBy: string
}) {
  const t = useT()
  const common = { id, name: 'value', 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined }
  if (entry.kind === 'switch') {
    return (
      <select {...common} defaultValue={value}>
        <option value="true">{t('settings.page.on')}</option>
        <option value="false">{t('settings.page.off')}</option>
      </select>
    )
  }
  if (entry.kind === 'choice')
    return (
      <select {...common} defaultValue={value}>
        {entry.options.map((option) => (
          <option key={option} value={option}>
            {t(settingOptionKey(settingKey, option))}
          </option>
        ))}
      </select>
    )
  if (entry.kind === 'list') return <textarea {...common} defaultValue={value} rows={3} />
  if (entry.kind === 'secret')
    return (
      <input
        {...common}
        type="password"
        autoComplete="off"
        minLength={entry.minLength}
        maxLength={entry.maxLength}
        placeholder={value}
      />
    )
  return (
    <input
      {...common}
      defaultValue={value}
      inputMode={entry.kind === 'integer' ? 'numeric' : undefined}
      maxLength={entry.kind === 'text' ? entry.maxLength : 12}
    />
  )
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value)
}
