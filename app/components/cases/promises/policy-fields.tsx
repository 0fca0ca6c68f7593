import type { Field } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { caseSeverities } from '#app/domain/cases/case.ts'
import { caseSources } from '#app/domain/cases/promises/input.ts'
import { tiers } from '#app/registry/tiers.ts'

export type PolicyForm = {
  severity: string
  tier: string
  source: string
  firstResponse: number
  nextResponse: number
  resolution: number
  calendarId: string
}

/** For whom a policy is: what is left open is met by every case. */
export function ConditionFields({ fields }: { fields: Readonly<Record<'severity' | 'tier' | 'source', Field>> }) {
  const t = useT()
  const any = t('promises.any')
  return (
    <>
      <SelectField
        field={fields.severity}
        label={t('promises.severity')}
        optional
        none={any}
        options={caseSeverities.map((value) => ({ value, text: value }))}
      />
      <SelectField
        field={fields.tier}
        label={t('promises.tier')}
        hint={t('promises.tierHint')}
        optional
        none={any}
        options={tiers.map(({ key }) => ({ value: key, text: t(`parts.tier.${key}`) }))}
      />
      <SelectField
        field={fields.source}
        label={t('promises.source')}
        optional
        none={any}
        options={caseSources.map((value) => ({ value, text: t(`cases.source.${value}`) }))}
      />
    </>
  )
}

/** What a policy promises, in business minutes, and by which calendar. */
export function MinuteFields({
  fields,
  calendars,
}: {
  fields: Readonly<Record<'firstResponse' | 'nextResponse' | 'resolution' | 'calendarId', Field>>
  calendars: readonly { id: string; name: string }[]
}) {
  const t = useT()
  return (
    <>
      {(['firstResponse', 'nextResponse', 'resolution'] as const).map((clock) => (
        <TextField
          key={clock}
          field={fields[clock]}
          label={t(`promises.minutes.${clock}`)}
          hint={t(`promises.hint.${clock}`)}
          type="number"
          min={1}
          max={100_000}
        />
      ))}
      <SelectField
        field={fields.calendarId}
        label={t('promises.calendar')}
        options={calendars.map(({ id, name }) => ({ value: id, text: name }))}
      />
    </>
  )
}
