import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { windowChoices, type HoursInput } from '#app/domain/notifications/preferences/input.ts'
import type { Hours } from '#app/domain/notifications/window.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { useHourName } from './hour-name.ts'

const usualQuiet = { from: 22, until: 8 }
const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** When mail is sent: windows, the daily hour, quiet hours, on the clocks of the member's time zone. */
export function HoursForm({ hours: given, result }: { hours: Hours; result: FormResult | undefined }) {
  const t = useT()
  const hourName = useHourName()
  const quiet = given.quiet ?? usualQuiet
  const [form, fields] = useActionForm<Record<keyof HoursInput, unknown>>('hours', result, {
    timeZone: given.timeZone,
    windowMinutes: given.windowMinutes,
    dailyHour: given.dailyHour,
    quiet: given.quiet === null ? '' : 'on',
    quietFrom: quiet.from,
    quietUntil: quiet.until,
  })
  const options = hours.map((hour) => ({ value: String(hour), text: hourName(hour) }))
  const windows = [...new Set([...windowChoices, given.windowMinutes])].toSorted((a, b) => a - b)
  const labels = {
    timeZone: t('notifications.settings.timeZone'),
    windowMinutes: t('notifications.settings.window'),
    dailyHour: t('notifications.settings.daily'),
    quietFrom: t('notifications.settings.quietFrom'),
    quietUntil: t('notifications.settings.quietUntil'),
  }
  return (
    <Section title={t('notifications.settings.hours')}>
      <ActionForm form={form} labels={labels}>
        <SelectField
          field={fields.windowMinutes}
          label={labels.windowMinutes}
          hint={t('notifications.settings.windowHint')}
          options={windows.map((minutes) => ({
            value: String(minutes),
            text:
              minutes === 0
                ? t('notifications.settings.windowNow')
                : t('notifications.settings.windowMinutes', { count: minutes }),
          }))}
        />
        <SelectField
          field={fields.dailyHour}
          label={labels.dailyHour}
          hint={t('notifications.settings.dailyHint')}
          options={options}
        />
        <CheckField
          field={fields.quiet}
          label={t('notifications.settings.quiet')}
          hint={t('notifications.settings.quietHint')}
        />
        <div className="pair">
          <SelectField field={fields.quietFrom} label={labels.quietFrom} options={options} />
          <SelectField field={fields.quietUntil} label={labels.quietUntil} options={options} />
        </div>
        <TextField
          field={fields.timeZone}
          label={labels.timeZone}
          hint={t('notifications.settings.timeZoneHint')}
          maxLength={60}
          list="time-zones"
          autoCapitalize="none"
          spellCheck={false}
        />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <p className="row">
          <Button fillPhone>{t('notifications.settings.saveHours')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}
