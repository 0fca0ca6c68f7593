import type { Field } from '#app/components/forms/action-form.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { weekdays } from '#app/domain/cases/promises/input.ts'

export type CalendarForm = { nameEn: string; nameKo: string; zone: string; holidays: string } & Record<
  (typeof weekdays)[number],
  string
>

/** Names, zone, hours of each weekday and holidays of a calendar. */
export function CalendarFields({ fields }: { fields: Readonly<Record<keyof CalendarForm, Field>> }) {
  const t = useT()
  return (
    <>
      <TextField field={fields.nameKo} label={t('promises.calendars.nameKo')} lang="ko" maxLength={60} />
      <TextField field={fields.nameEn} label={t('promises.calendars.nameEn')} lang="en" maxLength={60} />
      <TextField
        field={fields.zone}
        label={t('promises.calendars.zone')}
        hint={t('promises.calendars.zoneHint')}
        maxLength={60}
        autoCapitalize="none"
      />
      <p className="hint">{t('promises.calendars.hoursHint')}</p>
      {weekdays.map((day) => (
        <TextField key={day} field={fields[day]} label={t(`promises.weekday.${day}`)} optional maxLength={200} />
      ))}
      <TextArea
        field={fields.holidays}
        label={t('promises.calendars.holidays')}
        hint={t('promises.calendars.holidaysHint')}
        optional
        rows={12}
        maxLength={20_000}
      />
    </>
  )
}
